package dev.lanewise.autodiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TapeTest {
    private final Tape tape = Tape.training(1);
    private final Parameter w = new Parameter("w", vector(2, 3));

    @Test
    void differentiatesAProduct() {
        Tensor x = tape.watch(vector(5, 7));
        Tensor loss = sum(tape.multiply(tape.read(w), x));
        Gradients gradients = tape.gradients(loss);
        assertEquals(vector(5, 7), gradients.of(w));
        assertEquals(vector(2, 3), gradients.of(x));
    }

    @Test
    void addsUpGradientsOfATensorThatIsUsedSeveralTimes() {
        Tensor x = tape.watch(vector(5, 7));
        Tensor loss = sum(tape.add(tape.multiply(x, x), tape.scale(x, 3)));
        assertEquals(vector(13, 17), tape.gradients(loss).of(x));
    }

    @Test
    void givesTheSameBitsAgain() {
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Tensor x = tape.watch(vector(0.1, 0.7));
            Tensor y = tape.exp(tape.multiply(x, tape.read(w)));
            Tensor loss = sum(tape.add(tape.divide(y, x), tape.add(tape.multiply(y, y), tape.tanh(x))));
            results.add(tape.gradients(loss).of(x));
        }
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    @Test
    void tellsParametersOfOneValueApart() {
        Tensor shared = vector(2, 3);
        Parameter a = new Parameter("a", shared);
        Parameter b = new Parameter("b", shared);
        Tensor loss = sum(tape.add(tape.read(a), tape.scale(tape.read(b), 10)));
        Gradients gradients = tape.gradients(loss);
        assertEquals(vector(1, 1), gradients.of(a));
        assertEquals(vector(10, 10), gradients.of(b));
    }

    @Test
    void listsParametersInTheOrderOfReading() {
        Parameter v = new Parameter("v", vector(1, 1));
        Parameter unused = new Parameter("unused", vector(1, 1));
        tape.read(unused);
        Tensor loss = sum(tape.multiply(tape.read(v), tape.read(w)));
        Gradients gradients = tape.gradients(loss);
        assertEquals(List.of(v, w), List.copyOf(gradients.parameters()));
        assertFalse(gradients.contains(unused));
        assertEquals(vector(0, 0), gradients.of(unused));
    }

    @Test
    void aWatchedTensorThatDoesNotMatterHasZeros() {
        Tensor x = tape.watch(vector(1, 2));
        Gradients gradients = tape.gradients(sum(tape.read(w)));
        assertEquals(vector(0, 0), gradients.of(x));
    }

    @Test
    void watchesIntermediateResults() {
        Tensor hidden = tape.watch(tape.square(tape.read(w)));
        Gradients gradients = tape.gradients(sum(tape.scale(hidden, 3)));
        assertEquals(vector(3, 3), gradients.of(hidden));
        assertEquals(vector(12, 18), gradients.of(w));
    }

    @Test
    void theWatchedOriginalStaysAConstant() {
        Tensor x = vector(1, 2);
        Tensor watched = tape.watch(x);
        Gradients gradients = tape.gradients(sum(tape.multiply(x, watched)));
        assertEquals(vector(1, 2), gradients.of(watched));
    }

    @Test
    void computesOnlyWhatIsNeeded() {
        Probe probe = new Probe(call -> List.of(true, false).equals(call.needed()));
        Tensor loss = sum(tape.applyOne(probe, tape.read(w), vector(1, 1)));
        tape.gradients(loss);
        assertEquals(1, probe.asked.size());
        assertTrue(probe.asked.getFirst());
    }

    @Test
    void asksNoRuleThatTheLossDoesNotDependOn() {
        Probe probe = new Probe(call -> true);
        tape.applyOne(probe, tape.read(w), tape.read(w));
        tape.gradients(sum(tape.read(w)));
        assertTrue(probe.asked.isEmpty());
    }

    @Test
    void recordsNothingThatDependsOnConstantsOnly() {
        Probe probe = new Probe(call -> true);
        Tensor constant = tape.applyOne(probe, vector(1, 2), vector(3, 4));
        tape.gradients(sum(tape.multiply(tape.read(w), constant)));
        assertTrue(probe.asked.isEmpty());
    }

    @Test
    void forgetsAfterGradients() {
        Tensor x = tape.watch(vector(1, 2));
        Tensor loss = sum(x);
        tape.gradients(loss);
        assertThrows(IllegalStateException.class, () -> tape.gradients(loss));
    }

    @Test
    void holdsNothingAfterGradients() throws InterruptedException {
        WeakReference<Tensor> hidden = recordAndDifferentiate();
        for (int i = 0; i < 100 && hidden.get() != null; i++) {
            System.gc();
            Thread.sleep(5);
        }
        assertSame(null, hidden.get());
    }

    private WeakReference<Tensor> recordAndDifferentiate() {
        Tensor hidden = tape.square(tape.read(w));
        tape.gradients(sum(hidden));
        return new WeakReference<>(hidden);
    }

    @Test
    void differentiatesGradients() {
        // loss = sum x^4, gradient 4 x^3, its sum's gradient 12 x^2, then 24 x
        Tensor x = tape.watch(vector(2, 3));
        Tensor loss = sum(tape.square(tape.square(x)));
        Tensor first = tape.differentiableGradients(loss).of(x);
        assertEquals(vector(32, 108), first);
        Tensor second = tape.differentiableGradients(sum(first)).of(x);
        assertEquals(vector(48, 108), second);
        assertEquals(vector(48, 72), tape.gradients(sum(second)).of(x));
    }

    @Test
    void penalisesGradients() {
        // loss = w^3 summed; penalty = sum (3 w^2)^2 = 9 w^4, gradient 36 w^3
        Tensor value = tape.read(w);
        Tensor loss = sum(tape.multiply(value, tape.square(value)));
        Tensor penalty = sum(tape.square(tape.differentiableGradients(loss).of(w)));
        assertEquals(vector(288, 972), tape.gradients(penalty).of(w));
    }

    @Test
    void detachCutsTheGradient() {
        Tensor x = tape.watch(vector(2, 3));
        Tensor loss = sum(tape.multiply(x, tape.detach(tape.square(x))));
        assertEquals(vector(4, 9), tape.gradients(loss).of(x));
        Tensor y = tape.watch(vector(2, 3));
        Tensor cut = sum(tape.detach(y));
        assertThrows(IllegalStateException.class, () -> tape.gradients(cut));
    }

    @Test
    void bufferValuesCarryNoGradientIntoTheNextStep() {
        Buffer running = new Buffer("running", vector(0, 0));
        tape.update(running, tape.square(tape.read(w)));
        assertEquals(vector(4, 9), running.value());
        Tensor loss = sum(tape.multiply(tape.read(running), tape.read(w)));
        assertEquals(vector(4, 9), tape.gradients(loss).of(w));
    }

    @Test
    void inferenceTapesDoNotTrain() {
        Tape inference = Tape.inference();
        Buffer running = new Buffer("running", vector(0, 0));
        inference.update(running, vector(1, 1));
        assertEquals(vector(0, 0), running.value());
        assertFalse(inference.training());
        assertThrows(IllegalStateException.class, inference::random);
        Tensor x = inference.watch(vector(2, 3));
        assertEquals(vector(4, 6), inference.gradients(inference.sum(inference.square(x), false)).of(x));
    }

    @Test
    void theSeedDecidesRandomNumbers() {
        assertEquals(Tape.training(5).random().nextLong(), Tape.training(5).random().nextLong());
        assertNotEquals(Tape.training(5).random().nextLong(), Tape.training(6).random().nextLong());
        assertTrue(tape.training());
    }

    @Test
    void refusesALossOfSeveralElements() {
        Tensor x = tape.watch(vector(2, 3));
        ShapeException error = assertThrows(ShapeException.class, () -> tape.gradients(x));
        assertEquals("gradients: the loss must have one element; take its mean or sum; got [2]", error.getMessage());
    }

    @Test
    void refusesALossThatDependsOnNothing() {
        IllegalStateException error = assertThrows(IllegalStateException.class,
                () -> tape.gradients(sum(vector(1, 2))));
        assertEquals(
                "gradients: the loss depends on no parameter that this tape has read and on no tensor that it watches",
                error.getMessage());
    }

    @Test
    void refusesAParameterThatChangedWhileRecording() {
        tape.read(w);
        w.set(vector(4, 5));
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> tape.read(w));
        assertEquals(
                "w: the parameter was changed while the tape recorded; take the gradients first, or forget()",
                error.getMessage());
        tape.forget();
        assertArrayEquals(new double[] {4, 5}, tape.read(w).toDoubles());
    }

    @Test
    void refusesToWatchIntegers() {
        Tensor labels = Tensor.of(Shape.of(2), 1L, 2L);
        assertThrows(IllegalArgumentException.class, () -> tape.watch(labels));
    }

    @Test
    void namesTheOperatorWhoseRuleIsWrong() {
        Tensor loss = sum(tape.applyOne(new WrongRule(), tape.read(w)));
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> tape.gradients(loss));
        assertEquals(
                "wrongRule: the gradient rule must give input 0 its own type; got float64 [] for float64 [2]",
                error.getMessage());
    }

    private Tensor sum(Tensor x) {
        return tape.sum(x, false);
    }

    private static Tensor vector(double... values) {
        return Tensor.ofDoubles(Shape.of(values.length), values);
    }

    /** The sum of two tensors, which notes how it is asked for gradients. */
    private record Probe(Function<Application, Boolean> question, List<Boolean> asked) implements Op {
        Probe(Function<Application, Boolean> question) {
            this(question, new ArrayList<>());
        }

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
            for (int i = 0; i < outputs.getFirst().elements(); i++) {
                outputs.getFirst().doubles()[i] = inputs.get(0).doubles()[i] + inputs.get(1).doubles()[i];
            }
        }

        @Override
        public List<Tensor> vjp(Evaluator ev, Application call, List<Tensor> dy) {
            asked.add(question.apply(call));
            return call.gradients(dy::getFirst, dy::getFirst);
        }
    }

    private record WrongRule() implements Op {
        @Override
        public String name() {
            return "wrongRule";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {}

        @Override
        public List<Tensor> vjp(Evaluator ev, Application call, List<Tensor> dy) {
            return List.of(ev.sum(dy.getFirst(), false));
        }
    }
}
