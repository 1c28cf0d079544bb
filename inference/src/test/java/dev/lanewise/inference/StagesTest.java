package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that a run cannot plan as a whole. */
class StagesTest {
    /** The positive numbers of a vector: how many there are is data. */
    private static Tensor positive(Evaluator ev, Tensor x) {
        Values.require(x);
        float[] numbers = x.toFloats();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) if (numbers[i] > 0) kept.add(i);
        Tensor places = Tensor.of(Shape.of(kept.size()), kept.stream().mapToLong(i -> i).toArray());
        return ev.gather(x, places, 0);
    }

    private static Tensor vector(float... numbers) {
        return Tensor.of(Shape.of(numbers.length), numbers);
    }

    private final TestProgram selecting = TestProgram.of(2)
            .constant(vector(10))
            .then("Double 'a'", (ev, in) -> ev.scale(in.get(0), 2), 0) // slot 3
            .then("Positive 'b'", (ev, in) -> positive(ev, in.get(0)), 3) // slot 4
            .then("Add 'c'", (ev, in) -> ev.add(in.get(0), in.get(1)), 4, 2) // slot 5
            .then("Positive 'd'", (ev, in) -> positive(ev, in.get(0)), 1) // slot 6
            .then("Sum 'e'", (ev, in) -> ev.add(ev.sum(in.get(0), false), ev.sum(in.get(1), false)), 5, 6)
            .gives(5, 7, 3);

    @Test
    void goesOnBehindAnInstructionThatNeedsNumbers() {
        Model model = Model.of(selecting);
        for (int round = 0; round < 3; round++) {
            List<Tensor> y = model.run(List.of(vector(1, -1, 3, -4), vector(5, -5)));
            assertArrayEquals(new float[] {12, 16}, y.get(0).toFloats());
            assertEquals(33, y.get(1).item());
            assertArrayEquals(new float[] {2, -2, 6, -8}, y.get(2).toFloats());
            assertArrayEquals(new float[] {12}, model.run(List.of(vector(1, -1), vector(5))).get(0).toFloats());
            assertEquals(0, model.run(List.of(vector(-1, -2), vector(-1))).get(0).elements());
        }
    }

    @Test
    void plansNothingButStagesOfTheSameTypesTogether() {
        Model model = Model.of(selecting, ModelOptions.DEFAULT.withPlans(2));
        for (int count = 1; count < 20; count++) {
            float[] x = Layers.numbers(count, count);
            List<Tensor> expected = selecting.run(Evaluator.eager(), List.of(vector(x), vector(x)));
            assertEquals(expected, model.run(List.of(vector(x), vector(x))));
        }
    }

    @Test
    void namesTheInstructionThatFails() {
        TestProgram program = TestProgram.of(1)
                .then("Relu 'fine'", (ev, in) -> ev.relu(in.get(0)), 0)
                .then("Matmul 'head/mm'", (ev, in) -> ev.matmul(in.get(0), in.get(0)), 1);
        InferenceException e = assertThrows(InferenceException.class,
                () -> Model.of(program).run(List.of(Tensor.of(Shape.of(2, 3), new float[6]))));
        assertTrue(e.getMessage().startsWith("Matmul 'head/mm': matmul: "), e.getMessage());
        assertSame(ShapeException.class, e.getCause().getClass());
    }

    @Test
    void namesTheInstructionWhoseNumbersAreRefusedInARun() {
        TestProgram program = TestProgram.of(1)
                .then("Gather 'tokens'", (ev, in) -> ev.gather(in.get(0), Tensor.of(Shape.of(1), 7L), 0), 0)
                .then("Relu 'after'", (ev, in) -> ev.relu(in.get(0)), 1);
        InferenceException e = assertThrows(InferenceException.class,
                () -> Model.of(program).run(List.of(vector(1, 2))));
        assertTrue(e.getMessage().startsWith("Gather 'tokens': "), e.getMessage());
    }

    private static final TestProgram HALF = TestProgram.of(1)
            .then("Halve", (ev, in) -> ev.scale(in.get(0), 0.5f), 0);

    @Test
    void runsProgramsInsideByTheirOwnPlans() {
        TestProgram program = TestProgram.of(1).then("Loop 'until small'", (ev, in) -> {
            Tensor x = in.get(0);
            Values.require(x);
            while (ev.max(x, false).item() > 1) x = ProgramEvaluator.call(ev, HALF, List.of(x)).getFirst();
            return x;
        }, 0);
        Model model = Model.of(program);
        assertArrayEquals(new float[] {0.625f, 0.25f}, model.run(List.of(vector(10, 4))).getFirst().toFloats());
        assertArrayEquals(new float[] {1}, model.run(List.of(vector(1024))).getFirst().toFloats());
    }

    @Test
    void walksProgramsInsideWhereTheyNeedNoNumbers() {
        TestProgram program = TestProgram.of(1)
                .then("Twice", (ev, in) -> ProgramEvaluator.call(ev, HALF, List.of(in.get(0))).getFirst(), 0)
                .then("Relu", (ev, in) -> ev.relu(in.get(0)), 1);
        assertArrayEquals(new float[] {2, 0}, Model.of(program).run(List.of(vector(4, -4))).getFirst().toFloats());
    }
}
