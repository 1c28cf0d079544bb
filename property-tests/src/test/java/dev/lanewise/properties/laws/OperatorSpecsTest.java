package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.properties.specs.Sample;
import dev.lanewise.properties.specs.Specs;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No operator without a spec: whoever adds one is told what to do. */
class OperatorSpecsTest {
    @Test
    void operatorsAreFound() {
        assertTrue(Specs.operators().size() >= 30, () -> "found only " + Specs.operators());
    }

    @Test
    void everyOperatorHasASpec() {
        List<String> missing = Specs.operators().stream()
                .map(Specs::file)
                .distinct()
                .filter(file -> !Specs.byFile().containsKey(file))
                .map(file -> file.toLowerCase(Locale.ROOT) + " has no spec: add " + file
                        + "Spec to property-tests")
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyOperatorHasASample() {
        Set<Class<?>> sampled = Specs.samples().map(sample -> sample.op().getClass()).collect(Collectors.toSet());
        List<String> missing = Specs.operators().stream()
                .filter(operator -> !sampled.contains(operator))
                .map(operator -> operator.getName() + " has no sample: add one to " + Specs.file(operator) + "Spec")
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everySpecTriesEmptyAndWrongInputs() {
        Specs.byFile().forEach((file, spec) -> {
            assertFalse(spec.empties().isEmpty(), () -> file + "Spec needs inputs of size 0");
            assertFalse(spec.refused().isEmpty(), () -> file + "Spec needs inputs that are refused");
        });
    }

    @Test
    void whatIsDifferentiableIsChecked() {
        List<String> unchecked = Specs.operators().stream()
                .filter(operator -> Specs.samples().filter(sample -> sample.op().getClass() == operator).noneMatch(
                        OperatorSpecsTest::isChecked))
                .map(Class::getName)
                .toList();
        assertEquals(List.of(), unchecked, "differentiable, and no sample checks the gradient");
    }

    private static boolean isChecked(Sample sample) {
        return !sample.op().differentiable() || sample.smooth() || !sample.linearIn().isEmpty();
    }
}
