package dev.lanewise.onnx.export;

import dev.lanewise.onnx.OnnxException;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Attention in primitives, {@code softmax(q k^T scale + mask) v} for each head: ONNX has an operator for it since opset 23
 * only, which fewer runtimes know.
 */
final class AttentionWriter {
    private AttentionWriter() {}

    static List<String> write(Attention op, Written in) {
        if (in.used()[1]) {
            throw new OnnxException(
                    "export: attention's softmax denominators cannot be written; got a graph that reads them");
        }
        int heads = in.shape(0).size(2);
        int headDim = in.shape(0).last();
        float scale = op.scale() == 0 ? (float) (1 / Math.sqrt(headDim)) : op.scale();
        String q = in.add("Mul", List.of(in.permuted(in.input(0), 0, 2, 1, 3), in.graph().number(scale)));
        String k = repeated(in, in.permuted(in.input(1), 0, 2, 3, 1), heads, permuted(in.shape(1), 0, 2, 3, 1));
        String v = repeated(in, in.permuted(in.input(2), 0, 2, 1, 3), heads, permuted(in.shape(2), 0, 2, 1, 3));
        String scores = in.add("MatMul", List.of(q, k));
        if (op.softCap() != 0) {
            String cap = in.graph().number(op.softCap());
            scores = in.add("Mul", List.of(in.add("Tanh", List.of(in.add("Div", List.of(scores, cap)))), cap));
        }
        if (in.inputs() == 4) scores = in.add("Add", List.of(scores, in.input(3)));
        if (op.causal() || op.window() > 0) {
            Tensor seen = positions(op, in.shape(0).size(1), in.shape(1).size(1));
            scores = in.add("Add", List.of(scores, in.graph().constant(seen)));
        }
        String weights = in.add("Softmax", List.of(scores), Attribute.of("axis", -1));
        return List.of(in.permuted(in.add("MatMul", List.of(weights, v)), 0, 2, 1, 3));
    }

    private static Shape permuted(Shape shape, int... axes) {
        return Shape.of(IntStream.of(axes).map(shape::size).toArray());
    }

    /** Heads that several queries share, once for each: {@code [batch, kvHeads, a, b] -> [batch, heads, a, b]}. */
    private static String repeated(Written in, String x, int heads, Shape shape) {
        int batch = shape.size(0);
        int kvHeads = shape.size(1);
        if (kvHeads == heads) return x;
        int shared = heads / kvHeads;
        int a = shape.size(2);
        int b = shape.size(3);
        String wide = in.reshaped(x, shape, Shape.of(batch, kvHeads, 1, a, b));
        String each = in.add("Expand", List.of(wide, in.graph().integers(1, 1, shared, 1, 1)));
        return in.reshaped(each, Shape.of(batch, kvHeads, shared, a, b), Shape.of(batch, heads, a, b));
    }

    /** 0 where a query at its position sees a key, else minus infinity. */
    private static Tensor positions(Attention op, int queries, int keys) {
        float[] mask = new float[queries * keys];
        for (int i = 0; i < mask.length; i++) {
            int distance = keys - queries + i / keys - i % keys;
            boolean seen = !(op.causal() && distance < 0) && !(op.window() > 0 && Math.abs(distance) >= op.window());
            mask[i] = seen ? 0 : Float.NEGATIVE_INFINITY;
        }
        return Tensor.of(Shape.of(queries, keys), mask);
    }
}
