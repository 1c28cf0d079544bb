package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.elementwise.UnaryFunction;

/**
 * A 1x1 convolution whose output only a 3x3 depthwise convolution reads, as in inverted residuals (Sandler and others
 * 2018): both at once, so that what lies between them, several times as many numbers as go in, never leaves the cache.
 * The bits are those of the two one after the other.
 *
 * <p>Channels are taken {@link #CHANNELS} at a time: line by line their expansion goes into a ring of three lines, which
 * the depthwise convolution reads. Immutable, as {@link PackedConv2d} is.
 */
public final class PackedExpansion {
    /** Channels that are expanded together. */
    static final int CHANNELS = 48;

    /** Whether there are registers enough, which come with 512-bit vectors; where not, only the twin runs. */
    private static final boolean WIDE = Lanes.vector() && VectorExpansion.VECTORS * Lanes.floats() == CHANNELS;

    /** Input channels up to which it pays: from 64 on it was measured to take as long as the two. */
    private static final int SHORT = 48;

    /** Floats that the second-level cache holds: what lies between the two stays there if it is no more. */
    private static final int CACHED = 1 << 18;

    private final Conv2dGeometry expansion;
    private final Conv2dGeometry depthwise;
    private final float[] expanding;
    private final float[] taps;

    private PackedExpansion(Conv2dGeometry expansion, Conv2dGeometry depthwise, float[] expanding, float[] taps) {
        this.expansion = expansion.withBatch(1);
        this.depthwise = depthwise.withBatch(1);
        this.expanding = expanding;
        this.taps = taps;
    }

    /**
     * Whether this computes the two, and faster than one after the other: on this machine, for short chains, whose
     * outputs would be most of the time and leave the cache, or are four times those of stride 2; and for lines that
     * tiles fit.
     */
    public static boolean pays(Conv2dGeometry expansion, Conv2dGeometry depthwise) {
        return WIDE && accepts(expansion, depthwise) && expansion.inChannels() <= SHORT
                && (expansion.withBatch(1).outputSize() > CACHED || depthwise.stride().vertical() == 2)
                && fits(expansion.outWidth()) && fits(depthwise.outWidth());
    }

    /** Whether tiles cover a line with little that is computed twice. */
    private static boolean fits(int pixels) {
        int tiled = Math.ceilDiv(pixels, VectorExpansion.PIXELS) * VectorExpansion.PIXELS;
        return 8 * (tiled - pixels) <= pixels;
    }

    /** Whether this computes the two. */
    static boolean accepts(Conv2dGeometry e, Conv2dGeometry d) {
        Padding padding = d.padding();
        return e.kernelHeight() == 1 && e.kernelWidth() == 1 && e.stride().equals(Stride.ONE) && e.padding().isNone()
                && e.groups() == 1 && e.inChannels() > 0 && e.outChannels() >= CHANNELS
                && d.kernelHeight() == 3 && d.kernelWidth() == 3 && d.dilation().equals(Dilation.ONE)
                && d.stride().vertical() == d.stride().horizontal() && d.stride().vertical() <= 2
                && Math.max(Math.max(padding.top(), padding.bottom()), Math.max(padding.left(), padding.right())) <= 1
                && d.groups() == d.inChannels() && d.outChannels() == d.inChannels()
                && e.outStride() == e.outChannels() && d.outStride() == d.outChannels()
                && d.batch() == e.batch() && d.height() == e.outHeight() && d.width() == e.outWidth()
                && d.inChannels() == e.outChannels() && e.outWidth() >= VectorExpansion.PIXELS
                && d.outWidth() >= VectorExpansion.PIXELS;
    }

    /** Whether an epilogue can be part of it: a bias, and no activation or a clamp. */
    public static boolean accepts(UnaryFunction activation) {
        return activation == UnaryFunction.IDENTITY || activation == UnaryFunction.RELU
                || activation == UnaryFunction.CLIP;
    }

    /**
     * Packs the weights of both.
     *
     * @param w of the expansion {@code [outChannels, 1, 1, inChannels]}
     * @param v of the depthwise convolution {@code [outChannels, 3, 3, 1]}
     * @throws IllegalArgumentException where it does not compute these two
     */
    public static PackedExpansion pack(
            Conv2dGeometry expansion, Conv2dGeometry depthwise, float[] w, int wOffset, float[] v, int vOffset) {
        if (!accepts(expansion, depthwise)) {
            throw new IllegalArgumentException(
                    "conv2d: a 1x1 convolution with at least " + CHANNELS + " output channels must lead into a 3x3"
                            + " depthwise convolution, with lines of at least " + VectorExpansion.PIXELS
                            + " pixels; got "
                            + expansion + ", " + depthwise);
        }
        Conv2d.requireFloats("weights of the expansion", w, wOffset, expansion.weightSize());
        Conv2d.requireFloats("weights of the depthwise convolution", v, vOffset, depthwise.weightSize());
        int k = expansion.inChannels();
        float[] packed = new float[Math.multiplyExact(blocks(expansion) * CHANNELS, k)];
        for (int block = 0; block < blocks(expansion); block++) {
            for (int c = 0; c < CHANNELS; c++) {
                int from = wOffset + (first(expansion, block) + c) * k;
                for (int l = 0; l < k; l++) packed[(block * k + l) * CHANNELS + c] = w[from + l];
            }
        }
        return new PackedExpansion(expansion, depthwise, packed, DepthwiseConv2d.byTap(depthwise, v, vOffset));
    }

    /**
     * Blocks of channels; the last takes some again rather than slower code for what is left. Then two tasks write these
     * channels, perhaps at once. They write the same bits: each computes them from the same numbers in the same order, and
     * a float is written whole. Nobody reads them before both tasks have ended.
     */
    static int blocks(Conv2dGeometry expansion) {
        return Math.ceilDiv(expansion.outChannels(), CHANNELS);
    }

    /** The first channel of a block. */
    static int first(Conv2dGeometry expansion, int block) {
        return Math.min(block * CHANNELS, expansion.outChannels() - CHANNELS);
    }

    /** Floats that the packed weights take. */
    public int weightSize() {
        return expanding.length + taps.length;
    }

    /** Floats of scratch that {@link #bind} needs, for any number of images. */
    public int scratchSize(Cpu cpu) {
        int scalar = ScalarExpandedDepthwise.scratchSize(expansion);
        int each = WIDE ? Math.max(VectorExpandedDepthwise.scratchSize(expansion), scalar) : scalar;
        return Math.multiplyExact(cpu.workers().width(), each);
    }

    /**
     * {@code y [batch, outHeight, outWidth, outChannels]} of the depthwise convolution from {@code x [batch, height,
     * width, inChannels]} of the expansion, as a call that can be run often.
     *
     * @param first what follows the expansion: a bias and an activation that {@link #accepts(UnaryFunction)}, or less
     * @param second what follows the depthwise convolution
     * @param scratch {@link #scratchSize} floats, which are overwritten
     * @throws IllegalArgumentException where an array is too short, or an epilogue asks for more
     */
    public Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue first,
            Epilogue second, float[] scratch, int scratchOffset) {
        Conv2d.requireFloats("x", x, xOffset, (long) batch * expansion.inputSize());
        Conv2d.requireFloats("y", y, yOffset, (long) batch * depthwise.outputSize());
        Conv2d.requireFloats("scratch", scratch, scratchOffset, scratchSize(cpu));
        require(first);
        require(second);
        Conv2dGeometry e = expansion.withBatch(batch);
        Conv2dGeometry d = depthwise.withBatch(batch);
        if (d.outputSize() == 0) return Call.NOTHING;
        if (cpu.vector() && WIDE) {
            VectorExpandedDepthwise task = new VectorExpandedDepthwise(
                    e, d, VectorExpandedDepthwise.linesOfTask(e, d, cpu.workers().width()), x, xOffset, expanding, taps,
                    VectorExpandedDepthwise.End.of(first, e.outChannels()),
                    VectorExpandedDepthwise.End.of(second, d.outChannels()), y, yOffset, scratch, scratchOffset);
            return Call.of(Conv2d.workers(cpu, e.multiplyAdds() + d.multiplyAdds()), task.tasks(), task);
        } else {
            return Call.of(Conv2d.workers(cpu, e.multiplyAdds() + d.multiplyAdds()), batch * d.outHeight(),
                    new ScalarExpandedDepthwise(
                            e, d, x, xOffset, expanding, taps, first, second, y, yOffset, scratch, scratchOffset));
        }
    }

    private void require(Epilogue epilogue) {
        float[] bias = epilogue.bias();
        if (bias != null) Conv2d.requireFloats("bias", bias, epilogue.biasOffset(), expansion.outChannels());
        if (epilogue.residual() != null || !accepts(epilogue.activation().function())) {
            throw new IllegalArgumentException(
                    "conv2d: an expansion takes a bias and a clamp, and no residual; got "
                            + epilogue.activation().function()
                            + (epilogue.residual() == null ? "" : " and a residual"));
        }
    }

    @Override
    public String toString() {
        return "expansion " + expansion + " and depthwise " + depthwise;
    }
}
