package dev.lanewise.autodiff;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Detach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Computes at once and remembers what a gradient needs: every operator with an input that depends on a parameter read
 * through this tape, or on a tensor that it watches. Nothing else is held.
 *
 * <p>{@link #gradients} forgets the recording, so one tape serves a whole training and its random numbers go on from
 * step to step. Not for several threads at once.
 */
public final class Tape implements Evaluator {
    private final @Nullable RandomGenerator random;
    private final List<Application> recorded = new ArrayList<>();
    private final Set<Tensor> dependent = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Parameter, Leaf> parameters = new LinkedHashMap<>();
    private final Set<Tensor> watched = Collections.newSetFromMap(new IdentityHashMap<>());

    /** A parameter's value when it was first read, and the tensor that stands for it on this tape. */
    private record Leaf(Tensor value, Tensor read) {}

    private Tape(@Nullable RandomGenerator random) {
        this.random = random;
    }

    /** A tape on which layers train. The seed decides every random number that {@link #random} gives. */
    public static Tape training(long seed) {
        return new Tape(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    /** A tape on which layers do as in inference: for gradients of a finished model, or of its inputs. */
    public static Tape inference() {
        return new Tape(null);
    }

    @Override
    public List<Tensor> apply(Op op, Tensor... inputs) {
        List<Tensor> outputs = Evaluator.eager().apply(op, inputs);
        List<Boolean> needed = Arrays.stream(inputs).map(dependent::contains).toList();
        List<Tensor> differentiable = outputs.stream().filter(y -> y.dtype().isComputable()).toList();
        if (needed.contains(true) && !differentiable.isEmpty() && !(op instanceof Detach)) {
            recorded.add(new Application(op, List.of(inputs), outputs, needed));
            dependent.addAll(differentiable);
        }
        return outputs;
    }

    @Override
    public boolean training() {
        return random != null;
    }

    @Override
    public RandomGenerator random() {
        return random != null ? random : Evaluator.eager().random();
    }

    /**
     * The value of a parameter, whose gradient is then asked for.
     *
     * @throws IllegalStateException where the parameter was given another value since this recording read it
     */
    @Override
    @SuppressWarnings("ReferenceEquality") // an equal value is another value: the parameter has been set
    public Tensor read(Parameter parameter) {
        Tensor value = parameter.value();
        if (!value.dtype().isComputable()) return value;
        // A tensor of its own for each parameter: two of them may have been created with the same value.
        Leaf leaf = parameters.computeIfAbsent(parameter, p -> new Leaf(value, leaf(value)));
        if (leaf.value != value) {
            throw new IllegalStateException(parameter.name()
                    + ": the parameter was changed while the tape recorded; take the gradients first, or forget()");
        }
        return leaf.read;
    }

    @Override
    public void update(Buffer buffer, Tensor next) {
        if (training()) buffer.set(alias(next));
    }

    /**
     * Asks for the gradient of a tensor and returns the one to compute with: {@code x = tape.watch(x)}. An
     * intermediate result of this tape can be watched too.
     */
    public Tensor watch(Tensor tensor) {
        if (!tensor.dtype().isComputable()) {
            throw new IllegalArgumentException("watch: only float32 and float64 have gradients; got " + tensor.type());
        }
        Tensor result = dependent.contains(tensor) ? tensor : leaf(tensor);
        watched.add(result);
        return result;
    }

    /**
     * The gradients of {@code loss}, a tensor of one element, in all parameters that were read and all tensors that are
     * watched; then forgets the recording. The same recording gives the same bits.
     *
     * @throws IllegalStateException where {@code loss} depends on none of them
     */
    public Gradients gradients(Tensor loss) {
        requireLoss(loss);
        // From here on only the recording holds intermediate results, so that each goes as soon as it was passed.
        dependent.clear();
        try {
            ReverseSweep sweep = new ReverseSweep(Evaluator.eager(), watched);
            sweep.seed(loss, one(loss));
            while (!recorded.isEmpty()) sweep.through(recorded.removeLast());
            return collect(sweep);
        } finally {
            forget();
        }
    }

    /**
     * The same gradients, computed on this tape, which goes on recording: they are tensors that a further loss may use
     * and that can be differentiated again.
     */
    public Gradients differentiableGradients(Tensor loss) {
        requireLoss(loss);
        return sweep(loss, one(loss), this);
    }

    /** Forgets all that was recorded, read and watched, for a forward pass whose gradients nobody asks for. */
    public void forget() {
        recorded.clear();
        dependent.clear();
        parameters.clear();
        watched.clear();
    }

    /** The gradients of {@code sum(dy * y)}; the recording stays. All are zero where {@code y} depends on nothing. */
    Gradients sweep(Tensor y, Tensor dy, Evaluator ev) {
        ReverseSweep sweep = new ReverseSweep(ev, watched);
        if (dependent.contains(y)) sweep.seed(y, dy);
        List.copyOf(recorded).reversed().forEach(sweep::through);
        return collect(sweep);
    }

    private void requireLoss(Tensor loss) {
        if (loss.elements() != 1) {
            throw new ShapeException("gradients", "the loss must have one element; take its mean or sum", loss.shape());
        }
        if (!dependent.contains(loss)) {
            throw new IllegalStateException("gradients: the loss depends on no parameter that this tape has read and on"
                    + " no tensor that it watches");
        }
    }

    private Gradients collect(ReverseSweep sweep) {
        Map<Parameter, Tensor> ofParameters = new LinkedHashMap<>();
        parameters.forEach((parameter, leaf) -> {
            Tensor gradient = sweep.gradient(leaf.read);
            if (gradient != null) ofParameters.put(parameter, gradient);
        });
        IdentityHashMap<Tensor, Tensor> ofWatched = new IdentityHashMap<>();
        for (Tensor tensor : watched) {
            Tensor gradient = sweep.gradient(tensor);
            ofWatched.put(tensor, gradient != null ? gradient : Tensor.zeros(tensor.type(), tensor.device()));
        }
        return new Gradients(ofParameters, ofWatched);
    }

    private Tensor leaf(Tensor value) {
        Tensor leaf = alias(value);
        dependent.add(leaf);
        return leaf;
    }

    /** The same numbers, unknown to the tape. */
    private static Tensor alias(Tensor tensor) {
        return tensor.reshaped(tensor.shape());
    }

    private static Tensor one(Tensor loss) {
        return Tensor.full(loss.shape(), 1).to(loss.device());
    }
}
