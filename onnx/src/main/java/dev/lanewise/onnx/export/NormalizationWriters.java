package dev.lanewise.onnx.export;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.GroupNorm;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.RmsNorm;
import dev.lanewise.tensor.ops.RotaryEmbedding;
import dev.lanewise.tensor.ops.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Normalisations along the last axis, and attention. */
final class NormalizationWriters {
    private NormalizationWriters() {}

    static void register(OperatorWriters to) {
        to.one(Softmax.class, (op, in) -> in.add("Softmax", in.all(), Attribute.of("axis", -1)));
        to.one(LogSoftmax.class, (op, in) -> in.add("LogSoftmax", in.all(), Attribute.of("axis", -1)));
        to.one(LayerNorm.class, NormalizationWriters::layerNorm);
        to.one(RmsNorm.class, NormalizationWriters::rmsNorm);
        to.one(GroupNorm.class, NormalizationWriters::groupNorm);
        to.one(BatchNormalize.class, NormalizationWriters::batchNormalize);
        to.many(Attention.class, AttentionWriter::write);
        to.one(RotaryEmbedding.class, RotationWriter::write);
    }

    private static String layerNorm(LayerNorm op, Written in) {
        List<String> inputs = new ArrayList<>(in.all());
        if (in.inputs() == 1) inputs.add(in.graph().constant(Tensor.full(Shape.of(in.shape(0).last()), 1)));
        return in.add(
                "LayerNormalization", inputs, Attribute.of("axis", -1), Attribute.of("epsilon", op.epsilon()));
    }

    /** ONNX has an operator for it since opset 23 only. */
    private static String rmsNorm(RmsNorm op, Written in) {
        String x = in.input(0);
        String squares = in.add("Mul", List.of(x, x));
        String mean = in.add(
                "ReduceMean", List.of(squares, in.graph().integers(-1)), Attribute.of("keepdims", 1));
        String root = in.add("Sqrt", List.of(in.add("Add", List.of(mean, in.graph().number(op.epsilon())))));
        return in.add("Mul", List.of(in.add("Div", List.of(x, root)), in.input(1)));
    }

    /**
     * A group as a channel of instance normalisation: ONNX' own operator has one scale a group until opset 21, and the
     * channels of both are the second axis.
     */
    private static String groupNorm(GroupNorm op, Written in) {
        Shape x = in.shape(0);
        int[] inward = IntStream.range(0, x.rank()).map(axis -> axis < 2 ? axis * (x.rank() - 1) : axis - 1).toArray();
        int[] outward = IntStream.range(0, x.rank()).map(axis -> axis == 0 ? 0 : axis % (x.rank() - 1) + 1).toArray();
        Shape channelsFirst = Shape.of(IntStream.of(inward).map(x::size).toArray());
        int places = x.elements(1, x.rank()) / op.groups();
        Shape grouped = Shape.of(x.size(0), op.groups(), places);
        String normal = in.add("InstanceNormalization",
                List.of(
                        in.reshaped(in.permuted(in.input(0), inward), channelsFirst, grouped),
                        in.graph().constant(Tensor.full(Shape.of(op.groups()), 1)),
                        in.graph().constant(Tensor.full(Shape.of(op.groups()), 0))),
                Attribute.of("epsilon", op.epsilon()));
        String y = in.permuted(in.reshaped(normal, grouped, channelsFirst), outward);
        if (in.inputs() == 1) return y;
        return in.add("Add", List.of(in.add("Mul", List.of(y, in.input(1))), in.input(2)));
    }

    /** Spelled out, because the channels are the last axis. */
    private static String batchNormalize(BatchNormalize op, Written in) {
        String centred = in.add("Sub", List.of(in.input(0), in.input(1)));
        String deviation = in.add(
                "Sqrt", List.of(in.add("Add", List.of(in.input(2), in.graph().number(op.epsilon())))));
        String scaled = in.add("Mul", List.of(in.add("Div", List.of(centred, deviation)), in.input(3)));
        return in.add("Add", List.of(scaled, in.input(4)));
    }
}
