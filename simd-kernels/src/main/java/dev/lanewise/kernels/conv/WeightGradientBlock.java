package dev.lanewise.kernels.conv;

import static dev.lanewise.kernels.simd.Species.FLOAT;

import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Transpose;
import dev.lanewise.kernels.simd.Species;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Brings blocks of input and of {@code dy} into the order of {@link WeightGradient}'s product: input into planes
 * {@code [channel, tap column, image, line, column]}, so that for each weight the inputs of consecutive output pixels
 * are contiguous, {@code dy} into panels of 32 output channels.
 */
record WeightGradientBlock(WeightGradientPlan plan, float[] x, int xOffset, float[] dy, int dyOffset) {
    private static final int L = Species.LENGTH;

    /** Once before the first block: the border of lines that {@link #loadInput} fills is 0. */
    void clearBorder(float[] scratch, int own) {
        Arrays.fill(scratch, own + plan.line(), own + plan.tails(), 0);
    }

    void loadInput(int unit, int image, int images, int row, int rows, float[] scratch, int own) {
        Conv2dGeometry g = plan.g;
        int channels = plan.channels(unit);
        for (int i = 0; i < images; i++) {
            for (int phase = 0; phase < plan.rowPhases.phases(); phase++) {
                int to = own + (i * plan.lines + plan.rowPhases.linesBefore(phase, plan.blockRows)) * g.outWidth();
                for (int line = 0; line < plan.rowPhases.lines(phase, rows); line++) {
                    int inRow = (row + line) * g.stride().vertical() + phase - g.padding().top();
                    if (inRow >= 0 && inRow < g.height()) {
                        int from = (((image + i) * g.height() + inRow) * g.width()) * g.inChannels();
                        loadLine(channels, xOffset + from + plan.firstChannel(unit), scratch, own + plan.line(), to);
                    } else {
                        zeroLine(channels, scratch, to);
                    }
                    to += g.outWidth();
                }
            }
        }
    }

    private void zeroLine(int channels, float[] scratch, int to) {
        for (int p = 0; p < channels * plan.g.kernelWidth(); p++) {
            int at = to + p * plan.plane();
            Arrays.fill(scratch, at, at + plan.g.outWidth(), 0);
        }
    }

    /** One line of input to all planes: the line is transposed, and each tap column takes a part of it. */
    private void loadLine(int channels, int from, float[] scratch, int line, int to) {
        Conv2dGeometry g = plan.g;
        StridePhases phases = plan.columnPhases;
        for (int phase = 0; phase < phases.phases(); phase++) {
            if (phases.lines(phase, 1) == 0) continue;
            int first = Math.floorMod(phase - g.padding().left(), g.stride().horizontal());
            int border = (first + g.padding().left()) / g.stride().horizontal();
            int columns = Math.ceilDiv(g.width() - first, g.stride().horizontal());
            int target = phases.linesBefore(phase, g.outWidth()) + border;
            Transpose.run(Math.min(columns, phases.lines(phase, g.outWidth()) - border), channels, x,
                    from + first * g.inChannels(),
                    g.stride().horizontal() * g.inChannels(), scratch, line + target, plan.lineWidth);
        }
        for (int s = 0; s < g.kernelWidth(); s++) {
            int source = line + phases.linesBefore(phases.phase(s), g.outWidth()) + phases.shift(s);
            copyParts(channels, g.outWidth(), scratch, source, plan.lineWidth,
                    to + s * plan.plane(), g.kernelWidth() * plan.plane());
        }
    }

    /** Copies parts of lines in whole vectors; what is written behind a line, its successor overwrites. */
    private static void copyParts(int lines, int n, float[] scratch, int from, int fromStride, int to, int toStride) {
        for (int i = 0; i < lines; i++) {
            int f = from + i * fromStride;
            int t = to + i * toStride;
            for (int j = 0; j < n; j += L) {
                FloatVector.fromArray(FLOAT, scratch, f + j).intoArray(scratch, t + j);
            }
        }
    }

    /** {@code dy} of consecutive pixels for all output channels of the unit's group. */
    void loadPanels(int unit, int pixel, int pixels, float[] scratch, int panels) {
        Conv2dGeometry g = plan.g;
        int channels = g.outChannelsPerGroup();
        int from = dyOffset + pixel * g.outChannels() + unit / plan.unitsPerGroup * channels;
        for (int p = 0; p < pixels; p++) {
            for (int column = 0; column < channels; column += Panels.WIDTH) {
                int columns = Math.min(Panels.WIDTH, channels - column);
                int to = panels + column * pixels + p * Panels.WIDTH;
                System.arraycopy(dy, from + p * g.outChannels() + column, scratch, to, columns);
                if (columns < Panels.WIDTH) Arrays.fill(scratch, to + columns, to + Panels.WIDTH, 0);
            }
        }
    }
}
