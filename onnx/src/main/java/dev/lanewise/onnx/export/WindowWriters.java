package dev.lanewise.onnx.export;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.AveragePool2d;
import dev.lanewise.tensor.ops.Conv2d;
import dev.lanewise.tensor.ops.MaxPool2d;
import dev.lanewise.tensor.ops.Window2d;
import java.util.ArrayList;
import java.util.List;

/** Convolutions and pooling: channels go to the front for ONNX' operator, and back behind it. */
final class WindowWriters {
    private WindowWriters() {}

    static void register(OperatorWriters to) {
        to.one(Conv2d.class, WindowWriters::convolution);
        to.one(Conv2d.InputGradient.class, WindowWriters::transposedConvolution);
        to.one(MaxPool2d.class, (op, in) -> pool("MaxPool", op.window(), in));
        to.one(MaxPool2d.Values.class, (op, in) -> pool("MaxPool", op.window(), in));
        to.one(AveragePool2d.class, (op, in) -> pool(
                "AveragePool", op.window(), in, Attribute.of("count_include_pad", op.countPadding() ? 1 : 0)));
    }

    private static String channelsFirst(Written in) {
        return in.permuted(in.input(0), 0, 3, 1, 2);
    }

    private static String channelsLast(Written in, String y) {
        return in.permuted(y, 0, 2, 3, 1);
    }

    private static String convolution(Conv2d op, Written in) {
        List<String> inputs = new ArrayList<>(List.of(channelsFirst(in), in.permuted(1, 0, 3, 1, 2)));
        if (in.inputs() == 3) inputs.add(in.input(2));
        return channelsLast(in, in.add("Conv", inputs, attributes(op, in.shape(1)).toArray(Attribute[]::new)));
    }

    private static List<Attribute> attributes(Conv2d op, Shape w) {
        List<Attribute> attributes = window(w.size(1), w.size(2), op.stride(), op.padding(), op.dilation());
        attributes.add(Attribute.of("group", op.groups()));
        return attributes;
    }

    private static String transposedConvolution(Conv2d.InputGradient op, Written in) {
        Conv2d conv = op.conv();
        Shape w = in.shape(1);
        Shape x = in.shape(0);
        Padding padding = conv.padding();
        long moreRows = more(op.height(), x.size(1), w.size(1), conv.stride().vertical(), conv.dilation().vertical(),
                padding.top() + padding.bottom());
        long moreColumns = more(op.width(), x.size(2), w.size(2), conv.stride().horizontal(),
                conv.dilation().horizontal(), padding.left() + padding.right());
        List<Attribute> attributes = attributes(conv, w);
        attributes.add(Attribute.ints("output_padding", moreRows, moreColumns));
        List<String> inputs = List.of(channelsFirst(in), in.permuted(1, 0, 3, 1, 2));
        return channelsLast(in, in.add("ConvTranspose", inputs, attributes.toArray(Attribute[]::new)));
    }

    /** By how much an output is longer than the input and the window alone make it. */
    private static long more(int size, int input, int kernel, int stride, int dilation, int padding) {
        return size - ((long) (input - 1) * stride + (long) (kernel - 1) * dilation + 1 - padding);
    }

    private static String pool(String operator, Window2d window, Written in, Attribute... more) {
        List<Attribute> attributes = window(
                window.kernelHeight(), window.kernelWidth(), window.stride(), window.padding(), window.dilation());
        attributes.add(Attribute.of("ceil_mode", window.ceil() ? 1 : 0));
        attributes.addAll(List.of(more));
        return channelsLast(in, in.add(operator, List.of(channelsFirst(in)), attributes.toArray(Attribute[]::new)));
    }

    private static List<Attribute> window(int height, int width, Stride stride, Padding padding, Dilation dilation) {
        return new ArrayList<>(List.of(
                Attribute.ints("kernel_shape", height, width),
                Attribute.ints("strides", stride.vertical(), stride.horizontal()),
                Attribute.ints("pads", padding.top(), padding.left(), padding.bottom(), padding.right()),
                Attribute.ints("dilations", dilation.vertical(), dilation.horizontal())));
    }
}
