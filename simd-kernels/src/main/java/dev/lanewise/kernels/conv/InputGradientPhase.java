package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one phase of the stride: their gradients are a convolution of those lines of {@code dy} that matter.
 *
 * @param g the geometry of the forward convolution, with batch size 1
 * @param convolution null where the gradients are all 0
 */
record InputGradientPhase(
        Conv2dGeometry g, GradientPhase rows, GradientPhase columns, @Nullable PhaseConvolution convolution)
        implements
            InputGradientPart {

    /** @param changing whether the weights are brought into order in each run */
    static InputGradientPhase of(Conv2dGeometry g, GradientPhase rows, GradientPhase columns, float[] w, int wOffset,
            boolean changing) {
        int height = rows.cropped(g.outHeight());
        int width = columns.cropped(g.outWidth());
        if (height <= 0 || width <= 0) return new InputGradientPhase(g, rows, columns, null);
        Padding padding = new Padding(Math.max(0, rows.before()), Math.max(0, rows.after()),
                Math.max(0, columns.before()), Math.max(0, columns.after()));
        Conv2dGeometry turned = new Conv2dGeometry(1, height, width, g.outChannels(), g.inChannels(),
                rows.taps(), columns.taps(), Stride.ONE, padding,
                new Dilation(rows.dilation(), columns.dilation()), g.groups());
        TurnedWeights weights = new TurnedWeights(g, rows, columns, w, wOffset);
        return new InputGradientPhase(g, rows, columns, changing ? changing(turned, weights) : packed(turned, weights));
    }

    private static PackedConv2d packed(Conv2dGeometry turned, TurnedWeights w) {
        Conv2dAlgorithm algorithm = Conv2d.choose(turned);
        if (algorithm instanceof WinogradConv2d winograd && winograd.turns()) return winograd.packTurned(turned, w);
        if (algorithm instanceof PanelPacking panels) return panels.pack(turned, w);
        float[] weights = new float[turned.weightSize()];
        w.turn(weights);
        return algorithm.pack(turned, weights, 0);
    }

    private static PhaseConvolution changing(Conv2dGeometry turned, TurnedWeights w) {
        Conv2dAlgorithm algorithm = Conv2d.choose(turned);
        if (algorithm instanceof WinogradConv2d winograd && winograd.turns()) {
            return new ChangingWinograd(winograd, turned, w);
        }
        if (algorithm instanceof PointwiseConv2d && w.g().kernelHeight() == 1 && w.g().kernelWidth() == 1) {
            return new ChangingPointwise(turned, w.w(), w.wOffset());
        }
        // exact algorithms have the bits of the direct one
        if (algorithm instanceof PanelPacking && algorithm.exact()) return new ChangingPanels(turned, w);
        if (algorithm instanceof Repacking packing) return new ChangingWhole(turned, algorithm, packing, w);
        throw new AssertionError("conv2d: nothing packs changing weights for " + algorithm.name());
    }

    /** Whether the phase's gradients are all of {@code dx}, in its order. */
    private boolean isWhole() {
        return g.stride().equals(Stride.ONE);
    }

    private int gradientsSize(int batch) {
        return isWhole() ? 0 : Math.multiplyExact(batch, rows.count() * columns.count() * g.inChannels());
    }

    private boolean isCropped() {
        return convolution != null
                && (convolution.geometry().height() < g.outHeight() || convolution.geometry().width() < g.outWidth());
    }

    private int croppedSize(int batch) {
        return convolution == null || !isCropped() ? 0 : Math.multiplyExact(batch, convolution.geometry().inputSize());
    }

    @Override
    public int scratchSize(int batch, Cpu cpu) {
        int own = Math.addExact(gradientsSize(batch), croppedSize(batch));
        return convolution == null ? own : Math.addExact(own, convolution.scratchSize(batch, cpu));
    }

    @Override
    public int weightSize() {
        return convolution instanceof PackedConv2d packed ? packed.weightSize() : 0;
    }

    @Override
    public @Nullable String algorithm() {
        return convolution instanceof PackedConv2d packed ? packed.algorithm().name() : null;
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] dy, int dyOffset, float[] dx, int dxOffset, float[] scratch, int at) {
        float[] to = isWhole() ? dx : scratch;
        int toOffset = isWhole() ? dxOffset : at;
        int cropped = at + gradientsSize(batch);
        List<Call> calls = new ArrayList<>();
        if (convolution == null) {
            int size = isWhole() ? batch * g.inputSize() : gradientsSize(batch);
            calls.add(() -> Arrays.fill(to, toOffset, toOffset + size, 0));
        } else if (isCropped()) {
            calls.add(() -> crop(convolution.geometry(), batch, dy, dyOffset, scratch, cropped));
            calls.add(convolution.bind(cpu, batch, scratch, cropped, to, toOffset, Epilogue.NONE,
                    scratch, cropped + croppedSize(batch)));
        } else {
            calls.add(convolution.bind(cpu, batch, dy, dyOffset, to, toOffset, Epilogue.NONE, scratch, cropped));
        }
        if (!isWhole()) calls.add(scatter(cpu, batch, scratch, at, dx, dxOffset));
        return Call.sequence(calls);
    }

    private void crop(Conv2dGeometry turned, int batch, float[] dy, int dyOffset, float[] to, int toOffset) {
        int channels = g.outChannels();
        int height = turned.height();
        int run = turned.width() * channels;
        for (int line = 0; line < batch * height; line++) {
            int row = line / height * g.outHeight() + rows.cropBefore() + line % height;
            int from = dyOffset + (row * g.outWidth() + columns.cropBefore()) * channels;
            System.arraycopy(dy, from, to, toOffset + line * run, run);
        }
    }

    /** Brings the gradients of the phase to their places. */
    private Call scatter(Cpu cpu, int batch, float[] from, int fromOffset, float[] dx, int dxOffset) {
        int channels = g.inChannels();
        int step = g.stride().horizontal() * channels;
        return Call.of(Conv2d.workers(cpu, gradientsSize(batch)), batch * rows.count(), (first, end, worker) -> {
            for (int line = first; line < end; line++) {
                int row = line / rows.count() * g.height() + rows.first() + line % rows.count() * g.stride().vertical();
                int to = dxOffset + (row * g.width() + columns.first()) * channels;
                int at = fromOffset + line * columns.count() * channels;
                for (int x = 0; x < columns.count(); x++) {
                    System.arraycopy(from, at + x * channels, dx, to + x * step, channels);
                }
            }
        });
    }
}
