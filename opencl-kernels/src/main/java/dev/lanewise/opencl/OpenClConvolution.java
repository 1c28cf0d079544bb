package dev.lanewise.opencl;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Convolution and its two gradients: by Winograd, by tiles of pixels, one by one where a group has one channel: conv.cl. */
final class OpenClConvolution implements ConvolutionKernels {
    /** Output channels, and input channels, that a work-item has at a time in the weights' gradient. */
    private static final int OUTPUTS = 8;

    private static final int CHANNELS = 16;

    private final Engine engine;
    private final Panels panels;
    private final Winograd winograd;

    private final OutputSteps steps;

    OpenClConvolution(Engine engine, Panels panels, Winograd winograd, OutputSteps steps) {
        this.engine = engine;
        this.panels = panels;
        this.winograd = winograd;
        this.steps = steps;
    }

    OpenClConvolution with(OutputSteps others) {
        return new OpenClConvolution(engine, panels, winograd, others);
    }

    @Override
    public void forward(Conv2dGeometry g, Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        if (y.elements() == 0) return;
        OutputSteps all = steps.withBias(bias);
        if (Winograd.accepts(g)) {
            winograd.forward(g, x, w, all, y);
            return;
        }
        if (isDepthwise(g)) {
            depthwise(g, x, w, all, y);
            return;
        }
        int columns = g.outChannelsPerGroup();
        int taps = g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
        Buffer packed = panels.of(w, Panels.Layout.of(g.groups(), columns, taps, true));
        engine.run(source(all.activation()), "forward", tiles(columns, pixels(g), g.groups()), outputSide(g), columns,
                engine.zeros(g.inChannelsPerGroup()), x, packed, all.arguments(DeviceStorage.of(x).buffer()), y);
    }

    private void depthwise(Conv2dGeometry g, Tensor x, Tensor w, OutputSteps all, Tensor y) {
        Source source = Source.depthwise(all.activation());
        List<Object> finishing = all.arguments(DeviceStorage.of(x).buffer());
        int vector = source.on(engine.device()).vector();
        if (g.outChannelsPerGroup() == 1 && g.outChannels() % vector == 0) {
            engine.run(source, "depthwise", Range.of(g.outChannels() / vector, pixels(g)), outputSide(g), x,
                    weightsByTap(g, w), finishing, y);
        } else {
            engine.run(source, "depthwise_columns", Range.of(g.outChannels(), pixels(g)), outputSide(g),
                    g.outChannelsPerGroup(), x, weightsByTap(g, w), finishing, y);
        }
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
            engine.run(Source.depthwise(Activation.NONE), "depthwise_input_gradient", Range.of(g.inChannels(), pixels),
                    inputSide(g),
                    g.outChannelsPerGroup(), dy, weightsByTap(g, w), dx);
            return;
        }
        int taps = g.kernelHeight() * g.kernelWidth();
        int columns = g.inChannelsPerGroup();
        int channels = g.outChannelsPerGroup();
        Panels.Layout layout = new Panels.Layout(g.groups(), columns, taps * channels, Math.max(1, channels), 1,
                columns, taps * columns, channels * taps * columns);
        Buffer packed = panels.of(w, layout);
        engine.run(source(Activation.NONE), "input_gradient", tiles(columns, pixels, g.groups()), inputSide(g), columns,
                engine.zeros(channels), dy, packed, OutputSteps.NONE.arguments(packed), dx);
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        if (dw.elements() == 0) return;
        int columns = g.outChannelsPerGroup();
        int taps = g.kernelHeight() * g.kernelWidth();
        int channels = g.inChannelsPerGroup();
        if (channels % CHANNELS == 0) {
            Range range = Range.of((long) taps * channels / CHANNELS, Math.ceilDiv(columns, OUTPUTS), g.groups());
            engine.run(source(Activation.NONE), "weight_gradient", range, outputSide(g), columns, g.batch(),
                    engine.zeros(CHANNELS), x, dy, dw);
        } else {
            engine.run(source(Activation.NONE), "weight_gradient_items",
                    Range.of(g.outChannels(), (long) taps * channels),
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

    private Source source(Activation activation) {
        return Source.conv(engine.tiles().conv(), activation);
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
