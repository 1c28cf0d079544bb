package dev.lanewise.opencl;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.ConvolutionKernels;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Convolution and its two gradients: by Winograd, by tiles of pixels, conv.cl and card_conv.cl, and one by one where a
 * group has one channel, conv_items.cl.
 */
final class OpenClConvolution implements ConvolutionKernels {
    /** Output channels, and input channels, that a work-item has at a time in the weights' gradient. */
    private static final int OUTPUTS = 8;

    private static final int CHANNELS = 16;

    /** Where the kernels' numbers have the channels of a group. */
    private static final int GROUP_CHANNELS = 6;

    /** Rows and columns of the weights' gradient from which a card's tiles are worth it. */
    private static final int LEAST_OF_TILE = 16;

    /** Pixels that a card adds up at once for the weights' gradient, and how many runs of them there are at most. */
    private static final int PIXELS_OF_RUN = 512;

    private static final int MOST_RUNS = 64;

    /** Numbers in which the sums of all runs are kept. */
    private static final long MOST_PARTS = 1 << 24;

    private final Engine engine;
    private final Panels panels;
    private final Winograd winograd;
    private final OpenClReduction reduction;
    private final OutputSteps steps;

    OpenClConvolution(Engine engine, Panels panels, Winograd winograd, OpenClReduction reduction,
            OutputSteps steps) {
        this.engine = engine;
        this.panels = panels;
        this.winograd = winograd;
        this.reduction = reduction;
        this.steps = steps;
    }

    OpenClConvolution with(OutputSteps others) {
        return new OpenClConvolution(engine, panels, winograd, reduction, others);
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
        try (Panels.Right right = panels.of(w, Panels.Layout.of(g.groups(), columns, taps, true))) {
            tiles("forward", g.groups(), outputSide(g), columns, x, right, all, y);
        }
    }

    /** One of the kernels by tiles of pixels: of the side that is computed, so many channels of a group. */
    private void tiles(String kernel, int groups, int[] side, int columns, Tensor x, Panels.Right right,
            OutputSteps all, Tensor y) {
        Tile tile = engine.tiles().conv(side[0], columns, groups, engine.device());
        Range range = Range.of((long) Math.ceilDiv(columns, tile.columns()) * tile.items(),
                Math.ceilDiv(side[0], tile.rows()), groups);
        List<Object> operands = tile.sharesMemory()
                ? List.of(x, right.layout().matrixStep(), right.steps(), right.buffer(), right.from())
                : List.of(engine.zeros(side[GROUP_CHANNELS]), x, right.buffer());
        engine.run(Source.conv(tile, all.activation()).reading(right.stored()), kernel, range, side, columns, operands,
                all.arguments(right.buffer()), y);
    }

    private void depthwise(Conv2dGeometry g, Tensor x, Tensor w, OutputSteps all, Tensor y) {
        Source source = Source.convItems(all.activation());
        List<Object> finishing = all.arguments(DeviceStorage.of(x).buffer());
        int vector = source.on(engine.device()).vector();
        try (DeviceStorage.Derived weights = weightsByTap(g, w)) {
            if (g.outChannelsPerGroup() == 1 && g.outChannels() % vector == 0) {
                engine.run(source, "depthwise", Range.of(g.outChannels() / vector, pixels(g)), outputSide(g), x,
                        weights.buffer(), finishing, y);
            } else {
                engine.run(source, "depthwise_columns", Range.of(g.outChannels(), pixels(g)), outputSide(g),
                        g.outChannelsPerGroup(), x, weights.buffer(), finishing, y);
            }
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
            try (DeviceStorage.Derived weights = weightsByTap(g, w)) {
                engine.run(Source.convItems(Activation.NONE), "depthwise_input_gradient",
                        Range.of(g.inChannels(), pixels), inputSide(g), g.outChannelsPerGroup(), dy, weights.buffer(),
                        dx);
            }
            return;
        }
        int taps = g.kernelHeight() * g.kernelWidth();
        int columns = g.inChannelsPerGroup();
        int channels = g.outChannelsPerGroup();
        Panels.Layout layout = new Panels.Layout(g.groups(), columns, taps * channels, Math.max(1, channels), 1,
                columns, taps * columns, channels * taps * columns);
        try (Panels.Right right = panels.of(w, layout)) {
            tiles("input_gradient", g.groups(), inputSide(g), columns, dy, right, OutputSteps.NONE, dx);
        }
    }

    @Override
    public void weightGradient(Conv2dGeometry g, Tensor x, Tensor dy, Tensor dw) {
        if (dw.elements() == 0) return;
        boolean processor = Source.isProcessor(engine.device());
        int columns = g.outChannelsPerGroup();
        int places = g.kernelHeight() * g.kernelWidth() * g.inChannelsPerGroup();
        if (processor && g.inChannelsPerGroup() % CHANNELS == 0) {
            Range range = Range.of(places / CHANNELS, Math.ceilDiv(columns, OUTPUTS), g.groups());
            engine.run(Source.conv(engine.tiles().conv(), Activation.NONE), "weight_gradient", range, outputSide(g),
                    columns, g.batch(), engine.zeros(CHANNELS), x, dy, dw);
        } else if (processor && g.groups() == 1) {
            int lines = g.batch() * g.outHeight();
            Source source = Source.convItems(Activation.NONE);
            engine.run(source, "weight_gradient_vectors", Range.of(engine.items(source, columns), places),
                    outputSide(g),
                    columns, lines, x, dy, dw);
        } else if (processor || columns < LEAST_OF_TILE || places < LEAST_OF_TILE) {
            int lines = g.batch() * g.outHeight();
            inRuns(processor ? 1 : runs(pixels(g), dw), lines, dw, (runs, run, parts, from) -> engine.run(
                    Source.convItems(Activation.NONE), "weight_gradient_items",
                    Range.of(g.outChannels(), places, runs), outputSide(g), columns, lines, run, x, dy, parts, from));
        } else {
            Tile tile = engine.tiles().conv(columns, places, g.groups(), engine.device());
            inRuns(runs(pixels(g), dw), pixels(g), dw, (runs, run, parts, from) -> engine.run(
                    Source.conv(tile, Activation.NONE), "weight_gradient",
                    Range.of((long) Math.ceilDiv(places, tile.columns()) * tile.items(),
                            Math.ceilDiv(columns, tile.rows()), (long) runs * g.groups()),
                    outputSide(g), columns, g.groups(), run, x, dy, parts, from));
        }
    }

    /** Sums over so many runs of a length, to {@code [runs, dw]}. */
    private interface Runs {
        void sum(int runs, int length, Buffer parts, int from);
    }

    /**
     * Runs of pixels whose sums a card computes apart, since weights alone are too few results to keep it busy. The
     * number follows from the shape, so that the order of sums is fixed.
     */
    private static int runs(int pixels, Tensor dw) {
        return Math.clamp(MOST_PARTS / dw.elements(), 1, Math.clamp(pixels / PIXELS_OF_RUN, 1, MOST_RUNS));
    }

    private void inRuns(int runs, int length, Tensor dw, Runs sums) {
        int run = Math.max(1, Math.ceilDiv(length, runs));
        int all = Math.max(1, Math.ceilDiv(length, run));
        if (all == 1) {
            sums.sum(1, run, DeviceStorage.of(dw).buffer(), dw.offset());
            return;
        }
        try (Buffer parts = engine.floats((long) all * dw.elements())) {
            sums.sum(all, run, parts, 0);
            reduction.box("sum", 1, all, dw.elements(), parts, 0, dw);
        }
    }

    private static boolean isDepthwise(Conv2dGeometry g) {
        return g.groups() > 1 && g.inChannelsPerGroup() == 1;
    }

    /** Weights {@code [out, taps, 1]} as {@code [taps, out]}. */
    private DeviceStorage.Derived weightsByTap(Conv2dGeometry g, Tensor w) {
        int taps = g.kernelHeight() * g.kernelWidth();
        return DeviceStorage.of(w).derived("by tap " + w.offset() + " " + taps, () -> {
            DeviceStorage.Numbers weights = DeviceStorage.of(w).numbers();
            Buffer byTap = engine.floats(w.elements());
            if (weights.stored() == Stored.AS_TYPED) {
                byTap(weights, w.offset(), taps, g.outChannels(), byTap);
                return byTap;
            }
            try (Buffer narrow = engine.pool().lend((long) w.elements() * Short.BYTES)) {
                byTap(weights, w.offset(), taps, g.outChannels(), narrow);
                engine.widen(narrow, weights.stored(), w.elements(), byTap);
            }
            return byTap;
        });
    }

    private void byTap(DeviceStorage.Numbers weights, int from, int taps, int outs, Buffer to) {
        int[] shape = {taps, outs};
        new Boxes(engine).copy("conv2d", weights.stored().bytes(Float.BYTES), shape,
                new Boxes.Side(weights.buffer(), from, new int[] {1, taps}),
                new Boxes.Side(to, 0, Walk.rowMajor(shape)));
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
