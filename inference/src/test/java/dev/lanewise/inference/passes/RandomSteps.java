package dev.lanewise.inference.passes;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Window2d;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Operators to choose from for a value of a random program. Values are named by their places. */
final class RandomSteps {
    private static final float[] NUMBERS = {0, -0f, 1, -1, 2, 0.5f, 3, 6, -2.5f};

    private final Random random;
    private final List<Tensor> values;
    private final int at;
    private final Shape shape;
    private final int rank;

    RandomSteps(Random random, List<Tensor> values) {
        this.random = random;
        this.values = values;
        // the last values more often than others, so that chains come about
        at = random.nextBoolean() ? values.size() - 1 : random.nextInt(values.size());
        shape = values.get(at).shape();
        rank = shape.rank();
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> of(BiFunction<Evaluator, Tensor, Tensor> f) {
        int place = at;
        return (ev, all) -> f.apply(ev, all.get(place));
    }

    BiFunction<Evaluator, List<Tensor>, Tensor> exact() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> movement();
            case 2, 3 -> permute();
            case 4 -> unary(UnaryFunction.RELU, UnaryFunction.NEGATE, UnaryFunction.ABS, UnaryFunction.IDENTITY);
            case 5, 6 -> number(BinaryFunction.ADD, BinaryFunction.SUBTRACT, BinaryFunction.MULTIPLY,
                    BinaryFunction.MAX, BinaryFunction.MIN);
            case 7 -> constant(BinaryFunction.ADD, BinaryFunction.MULTIPLY, BinaryFunction.MIN);
            case 8 -> pair(BinaryFunction.ADD, BinaryFunction.SUBTRACT, BinaryFunction.MAX);
            case 9 -> reduce(ReduceFunction.MAX);
            case 10 -> concat();
            default -> choose();
        };
    }

    BiFunction<Evaluator, List<Tensor>, Tensor> any() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> exact();
            case 4 -> unary(UnaryFunction.TANH, UnaryFunction.SIGMOID, UnaryFunction.ERF, UnaryFunction.SQUARE,
                    UnaryFunction.GELU, UnaryFunction.SIN, UnaryFunction.HARD_SWISH);
            case 5 -> reduce(ReduceFunction.MEAN);
            case 6 -> image();
            case 7 -> rows();
            case 8 -> product();
            default -> spelled();
        };
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> unary(UnaryFunction... among) {
        UnaryFunction f = among[random.nextInt(among.length)];
        return of((ev, x) -> ev.unary(f, x));
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> number(BinaryFunction... among) {
        BinaryFunction f = among[random.nextInt(among.length)];
        float c = NUMBERS[random.nextInt(NUMBERS.length)];
        Tensor number = Tensor.of(random.nextBoolean() ? Shape.SCALAR : Shape.of(1), c);
        boolean first = random.nextBoolean();
        return of((ev, x) -> first ? ev.binary(f, number, x) : ev.binary(f, x, number));
    }

    /** With a constant of some of the axes. */
    private BiFunction<Evaluator, List<Tensor>, Tensor> constant(BinaryFunction... among) {
        BinaryFunction f = among[random.nextInt(among.length)];
        int skipped = random.nextInt(rank + 1);
        int[] sizes = IntStream.range(skipped, rank).map(i -> random.nextInt(3) == 0 ? 1 : shape.size(i)).toArray();
        Tensor c = Graphs.random(random.nextLong(), sizes);
        boolean first = random.nextBoolean();
        return of((ev, x) -> first ? ev.binary(f, c, x) : ev.binary(f, x, c));
    }

    /** With another value that broadcasts. */
    private BiFunction<Evaluator, List<Tensor>, Tensor> pair(BinaryFunction... among) {
        BinaryFunction f = among[random.nextInt(among.length)];
        int a = at;
        int start = random.nextInt(values.size());
        for (int i = 0; i < values.size(); i++) {
            int b = (start + i) % values.size();
            if (broadcasts(values.get(b).shape())) return (ev, all) -> ev.binary(f, all.get(a), all.get(b));
        }
        return of((ev, x) -> ev.binary(f, x, x));
    }

    private boolean broadcasts(Shape other) {
        return IntStream.rangeClosed(1, Math.min(rank, other.rank()))
                .allMatch(i -> shape.size(-i) == other.size(-i) || shape.size(-i) == 1 || other.size(-i) == 1);
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> permute() {
        if (rank == 4 && random.nextBoolean()) {
            return random.nextBoolean() ? of(Channels::last) : of(Channels::first);
        }
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(axes, random);
        return of((ev, x) -> ev.permute(x, axes.stream().mapToInt(Integer::intValue).toArray()));
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> movement() {
        if (rank == 0 || random.nextInt(3) == 0) {
            Shape to = RandomProgram.reshaped(random, shape);
            return of((ev, x) -> ev.reshape(x, to));
        }
        int axis = random.nextInt(rank);
        int size = shape.size(axis);
        int[] zeros = new int[rank];
        int[] few = zeros.clone();
        few[axis] = random.nextInt(2);
        return switch (random.nextInt(4)) {
            case 0 -> of((ev, x) -> ev.slice(x, axis, 0, Math.max(1, size - few[axis])));
            case 1 -> of((ev, x) -> ev.pad(x, zeros, few, few[axis] == 0 ? 1 : 0));
            case 2 -> {
                Tensor indices = random.nextBoolean() ? Tensor.of(Shape.SCALAR, 0L) : Tensor.of(Shape.of(2), -1L, 0L);
                yield of((ev, x) -> ev.gather(x, indices, axis));
            }
            default -> {
                int[] to = shape.toArray();
                if (size == 1) to[axis] = 2;
                yield of((ev, x) -> ev.expand(x, Shape.of(to)));
            }
        };
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> concat() {
        if (rank == 0) return movement();
        int axis = random.nextInt(rank);
        int a = at;
        int b = random.nextInt(values.size());
        Shape other = values.get(b).shape();
        boolean fits = other.rank() == rank && other.with(axis, 1).equals(shape.with(axis, 1));
        return (ev, all) -> ev.concat(axis, all.get(a), fits ? all.get(b) : all.get(a));
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> choose() {
        return of((ev, x) -> ev.where(ev.greater(x, Tensor.scalar(0.25f)), x, ev.negate(x)));
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> reduce(ReduceFunction f) {
        if (rank == 0) return movement();
        int[] axes = random.ints(0, rank).distinct().limit(1 + random.nextInt(rank)).toArray();
        boolean keep = random.nextBoolean();
        return of((ev, x) -> ev.reduce(f, x, keep, axes));
    }

    /** A convolution of channels that come first, a normalisation, a pooling. */
    private BiFunction<Evaluator, List<Tensor>, Tensor> image() {
        if (rank != 4) return rows();
        int channels = 1 + random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0, 1 -> of((ev, x) -> Channels.conv(ev, x, channels));
            case 2 -> of(Channels::normalize);
            default -> of((ev, x) -> Channels.first(ev, ev.averagePool2d(Channels.last(ev, x), Window2d.of(1), false)));
        };
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> rows() {
        if (rank == 0) return movement();
        int features = shape.last();
        Tensor w = Graphs.random(random.nextLong(), 1 + random.nextInt(4), features);
        return switch (random.nextInt(5)) {
            case 0 -> of((ev, x) -> ev.softmax(x));
            case 1 -> of((ev, x) -> ev.layerNorm(x, 0.1f));
            case 2 -> of((ev, x) -> ev.linear(x, w));
            case 3 -> of((ev, x) -> ev.linear(ev.flatten(x, Math.min(1, rank - 1)),
                    Graphs.random(5, 3, x.shape().elements(Math.min(1, rank - 1), rank))));
            default -> of((ev, x) -> ev.rmsNorm(x, Graphs.random(3, features), 0.1f));
        };
    }

    private BiFunction<Evaluator, List<Tensor>, Tensor> product() {
        if (rank < 2) return rows();
        int features = shape.last();
        Tensor w = Graphs.random(random.nextLong(), features, 1 + random.nextInt(4));
        return switch (random.nextInt(4)) {
            case 0 -> of((ev, x) -> ev.matmul(x, w));
            case 1 -> of((ev, x) -> ev.matmul(ev.transpose(w), ev.transpose(x)));
            case 2 -> of((ev, x) -> ev.matmul(ev.softmax(ev.affine(ev.matmul(x, ev.transpose(x)), 0.3f, 0)), x));
            default -> of((ev, x) -> ev.add(ev.matmul(ev.relu(x), false, x, true), Tensor.scalar(0.1f)));
        };
    }

    /** What recognisers look for, some of it not quite. */
    private BiFunction<Evaluator, List<Tensor>, Tensor> spelled() {
        if (rank == 0) return movement();
        boolean other = random.nextInt(4) == 0;
        Function<Float, Tensor> c = Tensor::scalar;
        return switch (random.nextInt(5)) {
            case 0 -> of((ev, x) -> ev.multiply(ev.multiply(x, c.apply(other ? 0.6f : 0.5f)),
                    ev.add(ev.erf(ev.divide(x, c.apply(1.4142135f))), c.apply(1f))));
            case 1 -> of((ev, x) -> ev.multiply(other ? ev.sin(x) : x, ev.sigmoid(x)));
            case 2 -> of((ev, x) -> ev.divide(ev.multiply(ev.clip(ev.add(x, c.apply(3f)), 0, 6), x),
                    c.apply(other ? 5f : 6f)));
            case 3 -> of((ev, x) -> {
                Tensor d = ev.subtract(x, ev.mean(x, true, other ? 0 : -1));
                return ev.divide(d, ev.sqrt(ev.add(ev.mean(ev.multiply(d, d), true, -1), c.apply(0.1f))));
            });
            default -> of((ev, x) -> {
                Tensor e = ev.exp(ev.subtract(x, ev.max(x, true, other ? 0 : -1)));
                return ev.divide(e, ev.sum(e, true, -1));
            });
        };
    }
}
