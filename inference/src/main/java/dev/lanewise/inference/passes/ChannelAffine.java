package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Unary;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code x * scale[c] + shift[c]}, c being the place along the last axis, however a node says it; in double. */
record ChannelAffine(Value x, double[] scale, double[] shift) {
    /** Null where a node computes no such thing, or of numbers that are not known. */
    static @Nullable ChannelAffine of(Node node) {
        return switch (node.op()) {
            case BatchNormalize op -> batchNormalize(op, node);
            case Unary op when op.function() == UnaryFunction.AFFINE -> affine(op, node);
            case Binary op -> binary(op, node);
            default -> null;
        };
    }

    private static @Nullable ChannelAffine affine(Unary op, Node node) {
        Shape shape = node.output().type().shape();
        if (shape.rank() == 0) return null;
        double[] scale = new double[shape.last()];
        double[] shift = new double[shape.last()];
        Arrays.fill(scale, op.alpha());
        Arrays.fill(shift, op.beta());
        return new ChannelAffine(node.input(0), scale, shift);
    }

    private static @Nullable ChannelAffine batchNormalize(BatchNormalize op, Node node) {
        if (!node.inputs().subList(1, 5).stream().allMatch(Constants::isFloats)) return null;
        double[] mean = numbers(node.input(1));
        double[] variance = numbers(node.input(2));
        double[] scale = numbers(node.input(3));
        double[] shift = numbers(node.input(4));
        for (int c = 0; c < scale.length; c++) {
            scale[c] /= Math.sqrt(variance[c] + op.epsilon());
            shift[c] -= mean[c] * scale[c];
        }
        return new ChannelAffine(node.input(0), scale, shift);
    }

    private static @Nullable ChannelAffine binary(Binary op, Node node) {
        int constant = Constants.isFloats(node.input(1)) ? 1 : 0;
        Value x = node.input(1 - constant);
        if (!Constants.isFloats(node.input(constant)) || !x.type().equals(node.output().type())) return null;
        double[] c = perChannel(node.input(constant), x.type().shape());
        if (c == null) return null;
        double[] ones = new double[c.length];
        Arrays.fill(ones, 1);
        return switch (op.function()) {
            case ADD -> new ChannelAffine(x, ones, c);
            case MULTIPLY -> new ChannelAffine(x, c, new double[c.length]);
            case SUBTRACT -> constant == 1
                    ? new ChannelAffine(x, ones, Arrays.stream(c).map(v -> -v).toArray())
                    : new ChannelAffine(x, Arrays.stream(ones).map(v -> -v).toArray(), c);
            case DIVIDE -> constant == 1
                    ? new ChannelAffine(x, Arrays.stream(c).map(v -> 1 / v).toArray(), new double[c.length])
                    : null;
            case MAX, MIN, POW -> null;
        };
    }

    /** One number for each place along the last axis; null where they differ along another axis. */
    private static double @Nullable [] perChannel(Value constant, Shape x) {
        Shape shape = constant.type().shape();
        if (x.rank() == 0 || (shape.rank() > 0 && shape.elements() != shape.last())) return null;
        double[] values = numbers(constant);
        if (values.length == x.last()) return values;
        if (values.length != 1) return null;
        double[] same = new double[x.last()];
        Arrays.fill(same, values[0]);
        return same;
    }

    private static double[] numbers(Value constant) {
        Tensor tensor = Objects.requireNonNull(constant.constant());
        return tensor.toDoubles();
    }

    /** This one, then the next on what comes of it. */
    ChannelAffine then(ChannelAffine next) {
        double[] both = new double[scale.length];
        double[] sum = new double[scale.length];
        for (int c = 0; c < both.length; c++) {
            both[c] = scale[c] * next.scale[c];
            sum[c] = shift[c] * next.scale[c] + next.shift[c];
        }
        return new ChannelAffine(x, both, sum);
    }

    boolean scales() {
        return Arrays.stream(scale).anyMatch(s -> s != 1);
    }
}
