package dev.lanewise.opencl;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Convolution and its two gradients: by Winograd, by tiles of pixels, one by one where a group has one channel: conv.cl. */
final class OpenClConvolution implements ConvolutionKernels {
    /** Output channels, and input channels, that a work-item has at a time in the weights' gradient. */
    private static final int OUTPUTS = 8;

    private static final int CHANNELS = 16;

    private final Engine engine;
    private final Panels panels;
    private final Winograd winograd;

    OpenClConvolution(Engine engine, Panels panels, OpenClMatmul matmul) {
        this.engine = engine;
        this.panels = panels;
        winograd = new Winograd(engine, matmul);
    }

    @Override
    public void forward(Conv2dGeometry g, Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        if (y.elements() == 0) return;
        if (Winograd.accepts(g)) {
            winograd.forward(g, x, w, bias, y);
            return;
        }
        int columns = g.outChannelsPerGroup();
        int biased = bias == null ? 0 : 1;
        Tensor biases = bias == null ? x : bias;
        if (isDepthwise(g)) {
            boolean vectors = columns == 1 && g.outChannels() % CHANNELS == 0 && Source.isProcessor(engine.device());
            engine.run(source(), vectors ? "depthwise_16" : "depthwise",
                    Range.of(g.outChannels() / (vectors ? CHANNELS : 1), pixels(g)), outputSide(g), columns, biased, x,
                    weightsByTap(g, w), biases, y);
            return;
        }
        int taps = g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
        Buffer packed = panels.of(w, Panels.Layout.of(g.groups(), columns, taps, true));
        engine.run(source(), "forward", tiles(columns, pixels(g), g.groups()), outputSide(g), columns, biased,
                engine.zeros(g.inChannelsPerGroup()), x, packed, biases, y);
    }

    @Override
    public void inputGradient(Conv2dGeometry g, Tensor dy, Tensor w, Tensor dx) {
        if (dx.elements() == 0) return;
        if (Winograd.accepts(g)) {
            winograd.inputGradient(g, dy, w, dx);
            return;
        }
        int pixels = g.batch() * g.height() * g.width();
        if (isDepthwise(g)) {
            engine.run(source(), "depthwise_input_gradient", Range.of(g.inChannels(), pixels), inputSide(g),
                    g.outChannelsPerGroup(), dy, weightsByTap(g, w), dx);
            return;
        }
        int taps = g.kernelHeight() * g.kernelWidth();
        int columns = g.inChannelsPerGroup();
        int channels = g.outChannelsPerGroup();
        Panels.Layout layout = new Panels.Layout(g.groups(), columns, taps * channels, Math.max(1, channels), 1,
                columns, taps * columns, channels * taps * columns);
        Buffer packed = panels.of(w, layout);
        engine.run(source(), "input_gradient", tiles(columns, pixels, g.groups()), inputSide(g), columns, 0,
                engine.zeros(channels), dy, packed, dy, dx);
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        if (dw.elements() == 0) return;
        int columns = g.outChannelsPerGroup();
        int taps = g.kernelHeight() * g.kernelWidth();
        int channels = g.inChannelsPerGroup();
        if (channels % CHANNELS == 0) {
            Range range = Range.of((long) taps * channels / CHANNELS, Math.ceilDiv(columns, OUTPUTS), g.groups());
            engine.run(source(), "weight_gradient", range, outputSide(g), columns, g.batch(),
                    engine.zeros(CHANNELS), x, dy, dw);
        } else {
            engine.run(source(), "weight_gradient_items", Range.of(g.outChannels(), (long) taps * channels),
                    outputSide(g), columns, g.batch(), x, dy, dw);
        }
    }

    private static boolean isDepthwise(Conv2dGeometry g) {
        return g.groups() > 1 && g.inChannelsPerGroup() == 1;
    }

    /** Weights {@code [out, taps, 1]} as {@code [taps, out]}. */
    private Buffer weightsByTap(Conv2dGeometry g, Tensor w) {
        int taps = g.kernelHeight() * g.kernelWidth();
        return DeviceStorage.of(w).derived("by tap " + w.offset() + " " + taps, () -> {
            Buffer byTap = engine.floats(w.elements());
            int[] shape = {taps, g.outChannels()};
            new Boxes(engine).copy("conv2d", Float.BYTES, shape, Boxes.Side.of(w).at(w.offset(), new int[] {1, taps}),
                    new Boxes.Side(byTap, 0, Walk.rowMajor(shape)));
            return byTap;
        });
    }

    private Source source() {
        return Source.conv(engine.tiles().conv());
    }

    private Range tiles(int columns, int pixels, int groups) {
        return Range.of(Math.ceilDiv(columns, Panels.WIDTH), Math.ceilDiv(pixels, engine.tiles().conv()), groups);
    }

    private static int pixels(Conv2dGeometry g) {
        return g.batch() * g.outHeight() * g.outWidth();
    }

    /** The numbers that the kernels take where outputs are computed from inputs. */
    private static int[] outputSide(Conv2dGeometry g) {
        return new int[] {pixels(g), g.outHeight(), g.outWidth(), g.height(), g.width(), g.inChannels(),
            g.inChannelsPerGroup(), g.kernelHeight(), g.kernelWidth(), g.stride().vertical(), g.stride().horizontal(),
            g.dilation().vertical(), g.dilation().horizontal(), g.padding().top(), g.padding().left(), g.outChannels()};
    }

    /** The same where inputs are computed from outputs. */
    private static int[] inputSide(Conv2dGeometry g) {
        return new int[] {g.batch() * g.height() * g.width(), g.height(), g.width(), g.outHeight(), g.outWidth(),
            g.outChannels(), g.outChannelsPerGroup(), g.kernelHeight(), g.kernelWidth(), g.stride().vertical(),
            g.stride().horizontal(), g.dilation().vertical(), g.dilation().horizontal(), g.padding().top(),
            g.padding().left(), g.inChannels()};
    }
}
