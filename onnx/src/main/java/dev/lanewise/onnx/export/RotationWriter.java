package dev.lanewise.onnx.export;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.RotaryEmbedding;
import java.util.ArrayList;
import java.util.List;

/** Rotary position embedding in primitives: ONNX has an operator for it since opset 23 only. */
final class RotationWriter {
    private RotationWriter() {}

    static String write(RotaryEmbedding op, Written in) {
        int pairs = in.shape(1).last();
        int first = op.interleaved() ? 2 : 1;
        String a = features(in, 0, op.interleaved() ? 2 * pairs : pairs, first);
        String b = features(in, op.interleaved() ? 1 : pairs, 2 * pairs, first);
        String cos = forEachHead(in, 1);
        String sin = forEachHead(in, 2);
        String left = in.add("Sub", List.of(product(in, a, cos), product(in, b, sin)));
        String right = in.add("Add", List.of(product(in, b, cos), product(in, a, sin)));
        List<String> parts = new ArrayList<>();
        if (op.interleaved()) {
            parts.add(interleaved(in, left, right, pairs));
        } else {
            parts.add(left);
            parts.add(right);
        }
        int depth = in.shape(0).last();
        if (2 * pairs < depth) parts.add(features(in, 2 * pairs, depth, 1));
        return parts.size() == 1 ? parts.getFirst() : in.add("Concat", parts, Attribute.of("axis", -1));
    }

    private static String features(Written in, int from, int end, int step) {
        return in.add("Slice", List.of(in.input(0), in.graph().integers(from), in.graph().integers(end),
                in.graph().integers(-1), in.graph().integers(step)));
    }

    /** {@code [positions, pairs] -> [positions, 1, pairs]}. */
    private static String forEachHead(Written in, int input) {
        return in.add("Unsqueeze", List.of(in.input(input), in.graph().integers(-2)));
    }

    private static String product(Written in, String x, String y) {
        return in.add("Mul", List.of(x, y));
    }

    private static String interleaved(Written in, String left, String right, int pairs) {
        String last = in.graph().integers(-1);
        String both = in.add("Concat",
                List.of(in.add("Unsqueeze", List.of(left, last)), in.add("Unsqueeze", List.of(right, last))),
                Attribute.of("axis", -1));
        Shape x = in.shape(0);
        Shape to = x.with(-1, 2 * pairs);
        return in.reshaped(both, Shape.of(x.size(0), x.size(1), x.size(2), pairs, 2), to);
    }
}
