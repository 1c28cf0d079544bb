package dev.lanewise.onnx.export;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import dev.lanewise.tensor.ops.BatchNormalize;
import dev.lanewise.tensor.ops.LayerNorm;
import dev.lanewise.tensor.ops.LogSoftmax;
import dev.lanewise.tensor.ops.RmsNorm;
import dev.lanewise.tensor.ops.Softmax;
import java.util.ArrayList;
import java.util.List;

/** Normalisations along the last axis, and attention. */
final class NormalizationWriters {
    private NormalizationWriters() {}

    static void register(OperatorWriters to) {
        to.one(Softmax.class, (op, in) -> in.add("Softmax", in.all(), Attribute.of("axis", -1)));
        to.one(LogSoftmax.class, (op, in) -> in.add("LogSoftmax", in.all(), Attribute.of("axis", -1)));
        to.one(LayerNorm.class, NormalizationWriters::layerNorm);
        to.one(RmsNorm.class, NormalizationWriters::rmsNorm);
        to.one(BatchNormalize.class, NormalizationWriters::batchNormalize);
        to.many(Attention.class, AttentionWriter::write);
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

    /** Spelled out, because the channels are the last axis. */
    private static String batchNormalize(BatchNormalize op, Written in) {
        String centred = in.add("Sub", List.of(in.input(0), in.input(1)));
        String deviation = in.add(
                "Sqrt", List.of(in.add("Add", List.of(in.input(2), in.graph().number(op.epsilon())))));
        String scaled = in.add("Mul", List.of(in.add("Div", List.of(centred, deviation)), in.input(3)));
        return in.add("Add", List.of(scaled, in.input(4)));
    }
}
