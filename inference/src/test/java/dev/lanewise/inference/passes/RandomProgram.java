package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Capture;
import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * A random list of operators, each applied to what some of those before gave: run eagerly, or captured. Numbers stay
 * below a hundred, so that errors do not grow.
 */
final class RandomProgram {
    private static final int LARGEST = 4000;

    private final List<Tensor> inputs = new ArrayList<>();
    private final List<BiFunction<Evaluator, List<Tensor>, Tensor>> steps = new ArrayList<>();
    private final int[] outputs;

    /** @param exact only operators whose bits no pass may change */
    RandomProgram(long seed, boolean exact) {
        Random random = new Random(seed);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) inputs.add(Graphs.random(random.nextLong(), sizes(random)));
        List<Tensor> values = new ArrayList<>(inputs);
        Evaluator reference = new ReferenceEvaluator();
        int length = 3 + random.nextInt(20);
        while (steps.size() < length) {
            RandomSteps step = new RandomSteps(random, values);
            BiFunction<Evaluator, List<Tensor>, Tensor> next = exact ? step.exact() : step.any();
            Tensor value = next.apply(reference, values);
            if (value.elements() > LARGEST || value.shape().rank() > 6) continue;
            add(next, value, values);
            if (largest(value) > 100) {
                int at = values.size() - 1;
                add((ev, all) -> ev.maximum(ev.minimum(all.get(at), Tensor.scalar(7)), Tensor.scalar(-7)),
                        ev(reference, values, at), values);
            }
        }
        outputs = new int[1 + random.nextInt(3)];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = i == 0 ? values.size() - 1 : random.nextInt(values.size());
        }
    }

    private static Tensor ev(Evaluator reference, List<Tensor> values, int at) {
        return reference.clip(values.get(at), -7, 7);
    }

    private void add(BiFunction<Evaluator, List<Tensor>, Tensor> step, Tensor value, List<Tensor> values) {
        steps.add(step);
        values.add(value);
    }

    private static double largest(Tensor value) {
        return Arrays.stream(value.toDoubles()).map(Math::abs).max().orElse(0);
    }

    static int[] sizes(Random random) {
        int rank = random.nextInt(3) == 0 ? random.nextInt(4) : 4;
        int[] sizes = new int[rank];
        for (int i = 0; i < rank; i++) sizes[i] = 1 + random.nextInt(4);
        return sizes;
    }

    List<Tensor> inputs() {
        return inputs;
    }

    List<Tensor> run(Evaluator ev, List<Tensor> given) {
        List<Tensor> values = new ArrayList<>(given);
        for (BiFunction<Evaluator, List<Tensor>, Tensor> step : steps) values.add(step.apply(ev, values));
        return Arrays.stream(outputs).mapToObj(values::get).toList();
    }

    Graph captured() {
        Capture capture = new Capture();
        List<Tensor> given = inputs.stream()
                .map(input -> capture.input(new TensorType(DType.FLOAT32, input.shape())))
                .toList();
        return capture.graph(run(capture, given));
    }

    /** Computes in double, bringing constants along. */
    private static final class ReferenceEvaluator implements Evaluator {
        @Override
        public List<Tensor> apply(Op op, Tensor... tensors) {
            return Evaluator.eager().apply(op,
                    Arrays.stream(tensors).map(tensor -> tensor.to(Device.reference())).toArray(Tensor[]::new));
        }

        @Override
        public boolean training() {
            return false;
        }

        @Override
        public RandomGenerator random() {
            return Evaluator.eager().random();
        }
    }

    @Override
    public String toString() {
        return inputs.stream().map(Tensor::shape).toList() + " -> " + Graphs.names(captured());
    }

    /** A shape in which a tensor's elements fit as well. */
    static Shape reshaped(Random random, Shape shape) {
        List<Integer> sizes = new ArrayList<>(Arrays.stream(shape.toArray()).boxed().toList());
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            int at = sizes.isEmpty() ? 0 : random.nextInt(sizes.size());
            switch (random.nextInt(3)) {
                case 0 -> sizes.add(at, 1);
                case 1 -> {
                    if (at + 1 < sizes.size()) {
                        sizes.set(at, sizes.get(at) * sizes.get(at + 1));
                        sizes.subList(at + 1, at + 2).clear();
                    }
                }
                default -> {
                    int half = sizes.isEmpty() ? 1 : sizes.get(at);
                    if (half > 2 && half % 2 == 0) {
                        sizes.set(at, half / 2);
                        sizes.add(at + random.nextInt(2), 2);
                    }
                }
            }
        }
        return Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray());
    }
}
