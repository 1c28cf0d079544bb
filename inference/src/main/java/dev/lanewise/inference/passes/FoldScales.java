package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.MadeConstants;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.Linear;
import dev.lanewise.tensor.ops.Matmul;
import dev.lanewise.tensor.ops.Unary;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds what is done to each output channel, batch normalisation above all, into the constant weights and bias of the
 * convolution or product before: {@code (w x + b) * s + t = (s w) x + (s b + t)}. The weights are computed in double
 * and rounded once.
 */
final class FoldScales implements Rewriter.Rule {
    @Override
    public void visit(Node node, Rewriter graph) {
        if (!mayFold(node, graph)) return;
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
        Channels channels = channels(product.op(), product.input(1).type().shape());
        if (channels == null) return;
        Value w = affine.scales() ? scaled(graph, product, channels, affine.scale()) : product.input(1);
        graph.replace(node.output(), withBias(graph, product, w, affine));
    }

    /** Whether it is worth looking at the numbers: a node behind a product, directly or behind others of its kind. */
    private static boolean mayFold(Node node, Rewriter graph) {
        if (node.inputs().size() > 2 && !(node.op() instanceof BatchNormalize)) return false;
        for (Value input : node.inputs()) {
            Node before = graph.producer(input);
            boolean folds = before != null && switch (before.op()) {
                case Conv2d op -> true;
                case Linear op -> true;
                case Matmul op -> before.input(1).isConstant() && !isSum(node);
                case Conv2d.InputGradient op -> before.input(1).isConstant() && !isSum(node);
                case Binary op -> true;
                case Unary op -> op.function() == UnaryFunction.AFFINE;
                default -> false;
            };
            if (folds) return true;
        }
        return false;
    }

    private static boolean isSum(Node node) {
        return node.op() instanceof Binary op && op.function() == BinaryFunction.ADD;
    }

    /**
     * Where the weights of an output channel lie: at {@code ((g * outer + a) * each + c) * inner + i} those of channel
     * {@code g * each + c}.
     */
    private record Channels(int groups, int outer, int each, int inner) {}

    /** Null where the operator has no weights of output channels. */
    private static @Nullable Channels channels(Op op, Shape w) {
        return switch (op) {
            case Conv2d conv -> new Channels(1, 1, w.size(0), w.elements(1, 4));
            case Conv2d.InputGradient transposed -> {
                int groups = transposed.conv().groups();
                yield new Channels(groups, w.size(0) / groups * w.elements(1, 3), w.last(), 1);
            }
            case Linear linear -> new Channels(1, 1, w.size(0), w.last());
            case Matmul matmul when w.rank() == 2 -> matmul.transposeB()
                    ? new Channels(1, 1, w.size(0), w.last())
                    : new Channels(1, w.size(0), w.last(), 1);
            default -> null;
        };
    }

    private static Value scaled(Rewriter graph, Node product, Channels channels, double[] scale) {
        Tensor w = Objects.requireNonNull(product.input(1).constant());
        Object how = new Scale(channels, Arrays.stream(scale).boxed().toList());
        return Value.of(MadeConstants.get(
                graph.shared(), how, List.of(w), () -> List.of(scaled(w, channels, scale))).getFirst());
    }

    /** What scaled weights depend on beside the weights. */
    private record Scale(Channels channels, List<Double> factors) {}

    private static Tensor scaled(Tensor w, Channels channels, double[] scale) {
        float[] from = w.floats();
        float[] to = new float[w.elements()];
        int at = 0;
        for (int row = 0; row < channels.groups * channels.outer; row++) {
            int first = row / channels.outer * channels.each;
            for (int c = 0; c < channels.each; c++) {
                double s = scale[first + c];
                for (int end = at + channels.inner; at < end; at++) to[at] = (float) (from[w.offset() + at] * s);
            }
        }
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
