package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Residual;
import dev.lanewise.layers.Sequential;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations, profiles, events and listeners. */
class ObservingTest {
    private static final Shape SHAPE = Shape.of(1, 8, 8, 4);

    private final Layer net = Sequential.of(
            Residual.of(Sequential.of(Conv2d.of(4, 4, 3).padding(1), Relu.of())),
            Conv2d.of(4, 2, 1), Relu.of());
    private final Model model = Model.compile(net, SHAPE);

    @Test
    void anExplanationShowsWhatAModelDoes() {
        Explanation explanation = model.explain();
        List<Explanation.Row> rows = explanation.rows();
        assertEquals(64 * (4 * 4 * 9 + 4 * 2), explanation.multiplyAdds());
        assertEquals(new TensorType(DType.FLOAT32, Shape.of(1, 8, 8, 2)), rows.getLast().output());
        assertEquals("bias, relu", rows.getLast().epilogue());
        assertTrue(explanation.complete());
        assertTrue(explanation.arenaBytes() >= 2L * SHAPE.elements() * Float.BYTES, () -> explanation.toString());
        assertTrue(explanation.toString().contains("bias, relu"), () -> explanation.toString());
        assertTrue(rows.stream().allMatch(row -> row.bytes() > 0 && row.offset() < explanation.arenaBytes()));
    }

    @Test
    void anExplanationShowsWhatIsJoined() {
        Explanation explanation = Model.compile(Layers.expansion(4), Shape.of(1, 28, 28, 4)).explain();
        assertEquals(28 * 28 * 4 * 64 + 14 * 14 * 9 * 64, explanation.multiplyAdds());
        if (Lanes.vector() && Lanes.floats() == 16) {
            Explanation.Row row = explanation.rows().getLast();
            assertEquals("expandedDepthwise", row.operator());
            assertEquals("line by line", row.algorithm());
            assertEquals("bias, relu; bias", row.epilogue());
        }
    }

    @Test
    void anExplanationIsOfTheTypesThatAreAskedFor() {
        Explanation explanation = model.explain(List.of(new TensorType(DType.FLOAT32, SHAPE.with(0, 3))));
        assertEquals(3 * model.explain().multiplyAdds(), explanation.multiplyAdds());
        assertThrows(IllegalArgumentException.class,
                () -> model.explain(List.of(new TensorType(DType.INT64, SHAPE))));
    }

    @Test
    void anExplanationMarksInstructionsBetweenPlans() {
        TestProgram program = TestProgram.of(1)
                .then("Relu", (ev, in) -> ev.relu(in.get(0)), 0)
                .then("Pick 'it'", (ev, in) -> Values.require(in.get(0)), 1)
                .then("Exp", (ev, in) -> ev.exp(in.get(0)), 2);
        Model staged = Model.of(program);
        List<TensorType> types = List.of(new TensorType(DType.FLOAT32, Shape.of(2)));
        assertFalse(staged.explain(types).complete());
        staged.run(List.of(Tensor.of(Shape.of(2), 1f, 2f)));
        Explanation explanation = staged.explain(types);
        assertTrue(explanation.complete());
        assertEquals(List.of("Relu", "Pick 'it'", "Exp"),
                explanation.rows().stream().map(Explanation.Row::label).toList());
        assertEquals(List.of(false, true, false),
                explanation.rows().stream().map(Explanation.Row::dependsOnData).toList());
    }

    @Test
    void aProfileHasTheTimeOfEachStep() {
        Profile profile = model.profile(List.of(Tensor.of(SHAPE, Layers.numbers(SHAPE.elements(), 1))),
                Duration.ofMillis(20));
        assertEquals(model.explain().rows().size(), profile.rows().size());
        assertTrue(profile.runs() > 0);
        assertTrue(profile.stepNanos() <= profile.nanos(), () -> profile.toString());
        assertTrue(profile.toString().contains("GMAC/s"));
        List<Profile.Row> longest = profile.longest();
        assertTrue(longest.getFirst().nanos() >= longest.getLast().nanos());
    }

    @Test
    void aProfileHasInstructionsBetweenPlansWithoutTheStepsInside() {
        TestProgram half = TestProgram.of(1).then("Halve", (ev, in) -> ev.scale(in.get(0), 0.5f), 0);
        TestProgram program = TestProgram.of(1)
                .then("Loop 'it'", (ev, in) -> {
                    Tensor x = Values.require(in.get(0));
                    for (int i = 0; i < 3; i++) x = ProgramEvaluator.call(ev, half, List.of(x)).getFirst();
                    return x;
                }, 0)
                .then("Exp", (ev, in) -> ev.exp(in.get(0)), 1);
        Profile profile = Model.of(program).profile(List.of(Tensor.of(Shape.of(2), 1f, 2f)), Duration.ofMillis(5));
        assertEquals(List.of("Halve", "Loop 'it'", "Exp"),
                profile.rows().stream().map(Profile.Row::label).toList());
        assertTrue(profile.stepNanos() <= profile.nanos(), () -> profile.toString());
    }

    @Test
    void warmingUpChangesNoAnswer() {
        float[] x = Layers.numbers(SHAPE.elements(), 2);
        float[] before = model.run(x);
        model.warmUp(Duration.ofMillis(10));
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, model.run(x));
    }

    @Test
    void aListenerHearsOfRunsAndFailures() {
        List<Boolean> fine = new ArrayList<>();
        RunListener listener = (nanos, failure) -> fine.add(nanos >= 0 && failure == null);
        Model heard = Model.compile(net, SHAPE, ModelOptions.DEFAULT.withListener(listener));
        heard.run(new float[SHAPE.elements()]);
        assertThrows(IllegalArgumentException.class, () -> heard.run(new float[3]));
        heard.run(new float[SHAPE.elements()]);
        assertEquals(List.of(true, false, true), fine);
    }

    @Test
    void flightRecordingsHaveRunsAndWhereAskedForSteps(@TempDir Path folder) throws IOException {
        model.run(new float[SHAPE.elements()]);
        List<RecordedEvent> runs = recorded(folder.resolve("runs.jfr"), false);
        assertEquals(List.of("dev.lanewise.Run"), runs.stream().map(e -> e.getEventType().getName()).toList());
        List<RecordedEvent> all = recorded(folder.resolve("all.jfr"), true);
        assertEquals(1 + model.explain().rows().size(), all.size());
    }

    private List<RecordedEvent> recorded(Path file, boolean steps) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("dev.lanewise.Run").withThreshold(Duration.ZERO);
            if (steps) recording.enable("dev.lanewise.Step").withThreshold(Duration.ZERO);
            recording.start();
            model.run(new float[SHAPE.elements()]);
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.lanewise"))
                .toList();
    }
}
