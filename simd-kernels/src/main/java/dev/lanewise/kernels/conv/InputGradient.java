package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.micro.Transpose;
import java.util.Arrays;

/** The gradient with respect to a convolution's input, as ordinary convolutions of {@code dy}, one a phase. */
record InputGradient(
        Cpu cpu,
        Conv2dGeometry g,
        float[] dy,
        int dyOffset,
        float[] w,
        int wOffset,
        float[] dx,
        int dxOffset) {

    void run() {
        for (int y = 0; y < Math.min(g.stride().vertical(), g.height()); y++) {
            GradientPhase rows = GradientPhase.of(y, g.height(), g.outHeight(), g.kernelHeight(), g.stride().vertical(),
                    g.dilation().vertical(), g.padding().top());
            for (int x = 0; x < Math.min(g.stride().horizontal(), g.width()); x++) {
                GradientPhase columns = GradientPhase.of(x, g.width(), g.outWidth(), g.kernelWidth(),
                        g.stride().horizontal(), g.dilation().horizontal(), g.padding().left());
                phase(rows, columns);
            }
        }
    }

    private void phase(GradientPhase rows, GradientPhase columns) {
        int height = rows.cropped(g.outHeight());
        int width = columns.cropped(g.outWidth());
        boolean whole = g.stride().equals(Stride.ONE);
        if (height <= 0 || width <= 0) {
            if (whole) Arrays.fill(dx, dxOffset, dxOffset + g.inputSize(), 0);
            else
                scatter(rows, columns, new float[rows.count() * columns.count() * g.batch() * g.inChannels()]);
            return;
        }
        Padding padding = new Padding(Math.max(0, rows.before()), Math.max(0, rows.after()),
                Math.max(0, columns.before()), Math.max(0, columns.after()));
        Conv2dGeometry turned = new Conv2dGeometry(g.batch(), height, width, g.outChannels(), g.inChannels(),
                rows.taps(), columns.taps(), Stride.ONE, padding,
                new Dilation(rows.dilation(), columns.dilation()), g.groups());
        PackedConv2d packed = Conv2d.pack(turned, turn(rows, columns), 0);
        boolean cropped = height < g.outHeight() || width < g.outWidth();
        float[] from = cropped ? crop(rows, columns, height, width) : dy;
        int fromOffset = cropped ? 0 : dyOffset;
        if (whole) {
            packed.run(cpu, g.batch(), from, fromOffset, dx, dxOffset, Epilogue.NONE);
        } else {
            float[] gradients = new float[turned.outputSize()];
            packed.run(cpu, g.batch(), from, fromOffset, gradients, 0, Epilogue.NONE);
            scatter(rows, columns, gradients);
        }
    }

    /** Weights {@code [inChannels, taps, taps, outChannels / groups]} with the phase's taps in reverse order. */
    private float[] turn(GradientPhase rows, GradientPhase columns) {
        int in = g.inChannelsPerGroup();
        int out = g.outChannelsPerGroup();
        int taps = rows.taps() * columns.taps();
        int allTaps = g.kernelHeight() * g.kernelWidth();
        float[] turned = new float[g.inChannels() * taps * out];
        for (int group = 0; group < g.groups(); group++) {
            for (int t = 0; t < taps; t++) {
                int tap = rows.tap(t / columns.taps()) * g.kernelWidth() + columns.tap(t % columns.taps());
                Transpose.run(out, in, w, wOffset + (group * out * allTaps + tap) * in, allTaps * in,
                        turned, (group * in * taps + t) * out, taps * out);
            }
        }
        return turned;
    }

    private float[] crop(GradientPhase rows, GradientPhase columns, int height, int width) {
        int channels = g.outChannels();
        float[] cropped = new float[g.batch() * height * width * channels];
        for (int line = 0; line < g.batch() * height; line++) {
            int row = line / height * g.outHeight() + rows.cropBefore() + line % height;
            System.arraycopy(dy, dyOffset + (row * g.outWidth() + columns.cropBefore()) * channels,
                    cropped, line * width * channels, width * channels);
        }
        return cropped;
    }

    /** Brings the gradients of one phase to their places. */
    private void scatter(GradientPhase rows, GradientPhase columns, float[] gradients) {
        int channels = g.inChannels();
        int step = g.stride().horizontal() * channels;
        Conv2d.workers(cpu, gradients.length).run(g.batch() * rows.count(), (first, end, worker) -> {
            for (int line = first; line < end; line++) {
                int row = line / rows.count() * g.height() + rows.first() + line % rows.count() * g.stride().vertical();
                int to = dxOffset + (row * g.width() + columns.first()) * channels;
                int from = line * columns.count() * channels;
                for (int x = 0; x < columns.count(); x++) {
                    System.arraycopy(gradients, from + x * channels, dx, to + x * step, channels);
                }
            }
        });
    }
}
