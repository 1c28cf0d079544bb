package dev.lanewise.inference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** What every pass must keep to: the same results, of the same types. */
final class PassAssertions {
    private PassAssertions() {}

    /** The pass leaves these operators, and the same bits come out. */
    static Graph assertExactly(Graph before, Pass pass, String operators) {
        Graph after = rewritten(before, pass, operators);
        List<Tensor> inputs = Graphs.randomInputs(before, 1);
        assertEquals(Graphs.run(before, inputs, Device.cpu()), Graphs.run(after, inputs, Device.cpu()));
        return after;
    }

    /**
     * The pass leaves these operators, and on the reference device, which computes in double, the same comes out within
     * a bound that only float constants account for.
     */
    static Graph assertNearly(Graph before, Pass pass, String operators) {
        Graph after = rewritten(before, pass, operators);
        assertClose(before, after, 1e-5);
        return after;
    }

    /** On the reference device, relative to the largest number of an output. */
    static void assertClose(Graph before, Graph after, double bound) {
        assertClose(before, after, Graphs.randomInputs(before, 1), Device.reference(), bound);
    }

    static void assertClose(Graph before, Graph after, List<Tensor> inputs, Device device, double bound) {
        List<Tensor> expected = Graphs.run(before, inputs, device);
        List<Tensor> got = Graphs.run(after, inputs, device);
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).dtype().isComputable()) {
                assertEquals(expected.get(i), got.get(i));
                continue;
            }
            double[] wanted = expected.get(i).toDoubles();
            double[] found = got.get(i).toDoubles();
            double size = Math.max(1e-3, Arrays.stream(wanted).map(Math::abs).max().orElse(0));
            for (int j = 0; j < wanted.length; j++) assertEquals(wanted[j], found[j], bound * size, "output " + i);
        }
    }

    private static Graph rewritten(Graph before, Pass pass, String operators) {
        Graph after = pass.apply(before);
        assertEquals(operators, Graphs.names(after));
        assertSamePorts(before, after);
        return after;
    }

    static void assertSamePorts(Graph before, Graph after) {
        assertEquals(before.inputs(), after.inputs());
        assertEquals(
                before.outputs().stream().map(value -> value.type()).toList(),
                after.outputs().stream().map(value -> value.type()).toList());
    }
}
