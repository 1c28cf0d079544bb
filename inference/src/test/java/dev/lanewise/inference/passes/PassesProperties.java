package dev.lanewise.inference.passes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random programs compute the same with the passes as without. */
class PassesProperties {
    @Property
    void capturingAProgramChangesNoBit(@ForAll long seed) {
        RandomProgram program = new RandomProgram(seed, false);
        assertEquals(
                program.run(Evaluator.eager(), program.inputs()),
                Graphs.run(program.captured(), program.inputs(), Device.cpu()));
    }

    @Property
    void movingAndComparingNumbersChangesNoBit(@ForAll long seed) {
        RandomProgram program = new RandomProgram(seed, true);
        Graph graph = program.captured();
        Graph after = Passes.repeated("all", Passes.standard()).apply(graph);
        PassAssertions.assertSamePorts(graph, after);
        assertEquals(
                Graphs.run(graph, program.inputs(), Device.cpu()), Graphs.run(after, program.inputs(), Device.cpu()));
    }

    @Property
    void computingChangesNoMoreThanConstantsAreRounded(@ForAll long seed) {
        RandomProgram program = new RandomProgram(seed, false);
        Graph graph = program.captured();
        Graph after = Passes.repeated("all", Passes.standard()).apply(graph);
        PassAssertions.assertSamePorts(graph, after);
        PassAssertions.assertClose(graph, after, program.inputs(), Device.reference(), 1e-4);
        PassAssertions.assertClose(graph, after, program.inputs(), Device.cpu(), 1e-2);
    }
}
