package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class ElementwiseBenchmarkTest {
    @Test
    void offersEveryLineOfItsTable() throws ReflectiveOperationException {
        Param shapes = ElementwiseBenchmark.class.getField("shape").getAnnotation(Param.class);
        assertEquals(Problem.all("elementwise").stream().map(Problem::name).toList(), List.of(shapes.value()));
    }

    @Test
    void vectorAndScalarAgree() {
        for (String shape : List.of("minilm-rows", "lenet-conv1-x64")) {
            ElementwiseBenchmark benchmark = new ElementwiseBenchmark();
            benchmark.shape = shape;
            benchmark.code = Lanes.vector() ? "vector" : "scalar";
            benchmark.threads = 1;
            benchmark.prepare();
        }
    }
}
