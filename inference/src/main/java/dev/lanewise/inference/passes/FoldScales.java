package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Matmul;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Folds what is done to each output channel, batch normalisation above all, into the constant weights and bias of the
 * convolution or product before: {@code (w x + b) * s + t = (s w) x + (s b + t)}. The weights are computed in double
 * and rounded once.
 */
final class FoldScales implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        ChannelAffine affine = ChannelAffine.of(node);
        if (affine == null || !graph.isReadOnlyHere(affine.x())) return;
        Node product = graph.producer(affine.x());
        ChannelAffine inner = product == null ? null : ChannelAffine.of(product);
        while (inner != null && graph.isReadOnce(inner.x())) {
            affine = inner.then(affine);
            product = graph.producer(inner.x());
            inner = product == null ? null : ChannelAffine.of(product);
        }
        if (product == null || (!affine.scales() && !takesBias(product.op()))) return;
        if (product.inputs().size() < 2 || !product.inputs().stream().skip(1).allMatch(Constants::isFloats)) return;
        IntUnaryOperator channel = channelOfWeight(product.op(), product.input(1).type().shape());
        if (channel == null) return;
        Value w = affine.scales() ? scaled(graph, product, channel, affine.scale()) : product.input(1);
        graph.replace(node.output(), withBias(graph, product, w, affine));
    }

    /** The output channel that a weight goes into, from its place; null where the operator has no such weights. */
    private static @Nullable IntUnaryOperator channelOfWeight(Op op, Shape w) {
        int last = w.rank() == 0 ? 1 : w.last();
        return switch (op) {
            case Conv2d conv -> i -> i / w.elements(1, 4);
            case Conv2d.InputGradient transposed -> {
                int inputsEach = w.size(0) / transposed.conv().groups() * w.elements(1, 4);
                yield i -> i / inputsEach * last + i % last;
            }
            case Linear linear -> i -> i / last;
            case Matmul matmul when w.rank() == 2 -> matmul.transposeB() ? i -> i / last : i -> i % last;
            default -> null;
        };
    }

    private static Value scaled(Rewriter graph, Node product, IntUnaryOperator channel, double[] scale) {
        Tensor w = Objects.requireNonNull(product.input(1).constant());
        List<Double> factors = Arrays.stream(scale).boxed().toList();
        Object how = new Scale(product.op(), factors);
        return Value.of(graph.shared().get(Tensor.class, how, List.of(w), () -> scaled(w, channel, scale)));
    }

    /** What scaled weights depend on beside the weights: the factor of each channel, and which channel is whose. */
    private record Scale(Op op, List<Double> factors) {}

    private static Tensor scaled(Tensor w, IntUnaryOperator channel, double[] scale) {
        float[] from = w.floats();
        float[] to = new float[w.elements()];
        for (int i = 0; i < to.length; i++) to[i] = (float) (from[w.offset() + i] * scale[channel.applyAsInt(i)]);
        return Tensor.wrap(w.type(), w.device(), to, 0);
    }

    private static Value withBias(Rewriter graph, Node product, Value w, ChannelAffine affine) {
        double[] shift = affine.shift();
        float[] bias = new float[shift.length];
        Tensor before = product.inputs().size() == 3 ? product.input(2).constant() : null;
        boolean any = false;
        for (int c = 0; c < bias.length; c++) {
            double b = before == null ? 0 : before.floats()[before.offset() + c];
            bias[c] = (float) (b * affine.scale()[c] + shift[c]);
            any |= bias[c] != 0;
        }
        Value x = product.input(0);
        Value b = Constants.of(Shape.of(bias.length), bias);
        List<Value> inputs = any && takesBias(product.op()) ? List.of(x, w, b) : List.of(x, w);
        Value y = graph.apply(product.op(), product.label(), inputs).getFirst();
        return any && inputs.size() == 2 ? graph.one(new Binary(BinaryFunction.ADD), y, b) : y;
    }

    private static boolean takesBias(Op op) {
        return op instanceof Conv2d || op instanceof Linear;
    }
}
