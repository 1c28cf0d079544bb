package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import org.jspecify.annotations.Nullable;

/**
 * One way to compute a convolution. The list in {@link Conv2d} is dispatch, documentation, test matrix and benchmark
 * matrix at once.
 *
 * <p>An algorithm has no state; what it prepares for a geometry and its weights is a {@link PackedConv2d}.
 */
public interface Conv2dAlgorithm {
    /** For people: {@code "direct"}, {@code "winograd F(4x4, 3x3)"}. */
    String name();

    /**
     * Why this algorithm does not compute that geometry, for people; null where it does. Never looks at the batch size,
     * the machine or the vector width, so that the choice is the same everywhere.
     */
    @Nullable String refusal(Conv2dGeometry geometry);

    /** Whether this algorithm computes that geometry, whatever its batch size. */
    default boolean accepts(Conv2dGeometry geometry) {
        return refusal(geometry) == null;
    }

    /**
     * Why another algorithm is the better choice for a geometry that this one accepts, for people; null where this one
     * is worth choosing. Looks at no more than {@link #refusal} does.
     */
    default @Nullable String drawback(Conv2dGeometry geometry) {
        return null;
    }

    /**
     * Whether outputs are the chain that {@link Conv2d} describes, so that all exact algorithms give the same bits. One
     * that saves multiplications by adding first is not: its outputs are close, and a NaN or infinity may reach outputs
     * whose window does not hold it.
     */
    default boolean exact() {
        return true;
    }

    /** Whether output pixels may lie further apart than their channels take: {@link Conv2dGeometry#outStride}. */
    default boolean stridesOutput() {
        return false;
    }

    /**
     * Brings weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]} into this algorithm's order,
     * for any batch size.
     *
     * @throws IllegalArgumentException where this algorithm does not accept the geometry
     */
    PackedConv2d pack(Conv2dGeometry geometry, float[] weights, int weightsOffset);

    /** Floats of scratch that {@link #bind} needs for {@code batch} images and {@code workers} ranges at once. */
    int scratchSize(Conv2dGeometry geometry, int batch, int workers);

    /**
     * {@code y[n, oy, ox, k] = epilogue(sum over r, s, c of x[n, oy*sy + r*dy - top, ox*sx + s*dx - left, c]
     * * w[k, r, s, c])}, zeros beyond the border, in each run of the call. Scratch is overwritten; nothing else but
     * {@code y} is written. Sizes are checked by {@link PackedConv2d#bind}, which calls this.
     */
    Call bind(
            Cpu cpu,
            PackedConv2d weights,
            int batch,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset,
            Epilogue epilogue,
            float[] scratch,
            int scratchOffset);
}
