package dev.lanewise.perf.peers;

import static dev.lanewise.perf.peers.OnnxModel.integer;
import static dev.lanewise.perf.peers.OnnxModel.ints;
import static dev.lanewise.perf.peers.OnnxModel.real;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.perf.compare.Operation;
import dev.lanewise.perf.compare.Operation.Convolution;
import dev.lanewise.perf.compare.Operation.InputGradient;
import dev.lanewise.perf.compare.Operation.MatMul;
import dev.lanewise.perf.compare.Operation.Normalization;
import dev.lanewise.perf.compare.Operation.Pool;
import dev.lanewise.perf.compare.Operation.Softmax;
import dev.lanewise.perf.compare.Operation.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations as ONNX models, images channels first. */
final class OnnxModels {
    private static final List<String> X = List.of("x");
    private static final List<String> Y = List.of("y");

    private OnnxModels() {}

    static @Nullable OnnxModel of(Operation operation, float[][] inputs) {
        return switch (operation) {
            case MatMul product -> of(product, inputs);
            case Convolution convolution -> of(convolution, inputs);
            case InputGradient gradient -> of(gradient, inputs);
            case Operation.WeightGradient gradient -> null;
            case Pool pool -> of(pool, inputs);
            case Unary unary -> of(unary, inputs);
            case Softmax softmax -> new OnnxModel()
                    .input("x", inputs[0], softmax.rows(), softmax.n())
                    .node("Softmax", X, Y, integer("axis", -1))
                    .output(softmax.rows(), softmax.n());
            case Normalization normalization -> of(normalization, inputs);
            case Operation.Attention attention -> OnnxSequenceModels.of(attention, inputs);
            case Operation.Recurrent recurrent -> OnnxSequenceModels.of(recurrent, inputs);
            case Operation.Model model -> null;
        };
    }

    private static OnnxModel of(MatMul product, float[][] inputs) {
        OnnxModel model = new OnnxModel().input("a", inputs[0], product.m(), product.k());
        if (product.constant()) model.constant("b", inputs[1], product.k(), product.n());
        else
            model.input("b", inputs[1], product.k(), product.n());
        return model.node("MatMul", List.of("a", "b"), Y).output(product.m(), product.n());
    }

    private static OnnxModel of(Convolution convolution, float[][] inputs) {
        Conv2dGeometry g = convolution.geometry();
        float[] weights = Layouts.channelsFirst(inputs[1], g.outChannels(), g.inChannelsPerGroup());
        return new OnnxModel()
                .input("x", Layouts.channelsFirst(inputs[0], g.batch(), g.inChannels()), g.batch(), g.inChannels(),
                        g.height(), g.width())
                .constant("w", weights, g.outChannels(), g.inChannelsPerGroup(), g.kernelHeight(), g.kernelWidth())
                .constant("b", inputs[2], g.outChannels())
                .node("Conv", List.of("x", "w", "b"), Y, kernel(g.kernelHeight(), g.kernelWidth()),
                        ints("strides", g.stride().vertical(), g.stride().horizontal()), pads(g.padding()),
                        ints("dilations", g.dilation().vertical(), g.dilation().horizontal()),
                        integer("group", g.groups()))
                .output(g.batch(), g.outChannels(), g.outHeight(), g.outWidth())
                .from(y -> Layouts.channelsLast(y, g.batch(), g.outChannels()));
    }

    private static OnnxModel of(InputGradient gradient, float[][] inputs) {
        Conv2dGeometry g = gradient.geometry();
        float[] weights = Layouts.channelsFirst(inputs[1], g.outChannels(), g.inChannelsPerGroup());
        return new OnnxModel()
                .input("x", Layouts.channelsFirst(inputs[0], g.batch(), g.outChannels()), g.batch(), g.outChannels(),
                        g.outHeight(), g.outWidth())
                .constant("w", weights, g.outChannels(), g.inChannelsPerGroup(), g.kernelHeight(), g.kernelWidth())
                .node("ConvTranspose", List.of("x", "w"), Y, kernel(g.kernelHeight(), g.kernelWidth()),
                        ints("strides", g.stride().vertical(), g.stride().horizontal()), pads(g.padding()),
                        ints("dilations", g.dilation().vertical(), g.dilation().horizontal()),
                        integer("group", g.groups()))
                .output(g.batch(), g.inChannels(), g.height(), g.width())
                .from(y -> Layouts.channelsLast(y, g.batch(), g.inChannels()));
    }

    private static OnnxModel of(Pool pool, float[][] inputs) {
        Pool2dGeometry g = pool.geometry();
        OnnxModel model = new OnnxModel().input("x", Layouts.channelsFirst(inputs[0], g.batch(), g.channels()),
                g.batch(), g.channels(), g.height(), g.width());
        boolean global = g.kernelHeight() == g.height() && g.kernelWidth() == g.width();
        if (global) model.node(pool.max() ? "GlobalMaxPool" : "GlobalAveragePool", X, Y);
        else
            model.node(pool.max() ? "MaxPool" : "AveragePool", X, Y, kernel(g.kernelHeight(), g.kernelWidth()),
                    ints("strides", g.stride().vertical(), g.stride().horizontal()), pads(g.padding()));
        return model.output(g.batch(), g.channels(), g.outHeight(), g.outWidth())
                .from(y -> Layouts.channelsLast(y, g.batch(), g.channels()));
    }

    private static @Nullable OnnxModel of(Unary unary, float[][] inputs) {
        OnnxModel model = new OnnxModel().input("x", inputs[0], unary.n());
        switch (unary.function()) {
            case RELU -> model.node("Relu", X, Y);
            case EXP -> model.node("Exp", X, Y);
            case TANH -> model.node("Tanh", X, Y);
            case SIGMOID -> model.node("Sigmoid", X, Y);
            case ERF -> model.node("Erf", X, Y);
            case GELU -> model.contributed("Gelu", X, Y);
            case SILU -> model.contributed("QuickGelu", X, Y, real("alpha", 1));
            case LOG -> model.node("Log", X, Y);
            default -> {
                return null;
            }
        }
        return model.output(unary.n());
    }

    private static OnnxModel of(Normalization of, float[][] inputs) {
        int images = of.images();
        int rows = of.rows();
        int n = of.n();
        return switch (of.norm()) {
            case LAYER -> new OnnxModel().input("x", inputs[0], rows, n).constant("g", inputs[1], n)
                    .constant("b", inputs[2], n)
                    .node("LayerNormalization", List.of("x", "g", "b"), Y, integer("axis", -1),
                            real("epsilon", Normalization.EPSILON))
                    .output(rows, n);
            case RMS -> new OnnxModel().input("x", inputs[0], rows, n).constant("g", inputs[1], n)
                    .node("SimplifiedLayerNormalization", List.of("x", "g"), Y, integer("axis", -1),
                            real("epsilon", Normalization.EPSILON))
                    .output(rows, n);
            case BATCH -> new OnnxModel().input("x", Layouts.channelsFirst(inputs[0], images, n), images, n, rows)
                    .constant("g", inputs[1], n).constant("b", inputs[2], n).constant("m", inputs[3], n)
                    .constant("v", inputs[4], n)
                    .node("BatchNormalization", List.of("x", "g", "b", "m", "v"), Y,
                            real("epsilon", Normalization.EPSILON))
                    .output(images, n, rows).from(y -> Layouts.channelsLast(y, images, n));
            case GROUP -> new OnnxModel().input("x", Layouts.channelsFirst(inputs[0], images, n), images, n, rows)
                    .constant("g", inputs[1], n).constant("b", inputs[2], n)
                    .node("GroupNormalization", List.of("x", "g", "b"), Y, real("epsilon", Normalization.EPSILON),
                            integer("num_groups", of.groups()))
                    .output(images, n, rows).from(y -> Layouts.channelsLast(y, images, n));
        };
    }

    private static ai.onnx.proto.OnnxMl.AttributeProto kernel(int height, int width) {
        return ints("kernel_shape", height, width);
    }

    private static ai.onnx.proto.OnnxMl.AttributeProto pads(Padding padding) {
        return ints("pads", padding.top(), padding.left(), padding.bottom(), padding.right());
    }
}
