package dev.lanewise.kernels.attention;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.checks.Extents;

/**
 * Rotary position embedding of {@code x [batch, positions, heads, headDim]} (Su et al., RoFormer, arXiv 2104.09864,
 * equation 34): pair {@code i} of a head's features {@code (a, b)} becomes
 * {@code (a * cos - b * sin, b * cos + a * sin)} with the position's {@code i}-th cosine and sine. Features beyond the
 * last pair stay.
 *
 * <p>Order: the second product is rounded, the first is an fma onto it.
 */
public final class RotaryEmbedding {
    /** From so many numbers on a second thread gains more than its waking costs. */
    private static final int PARALLEL = 1 << 17;

    private RotaryEmbedding() {}

    /**
     * Turns all heads; may be in place.
     *
     * @param pairs how many; {@code 2 * pairs} is at most {@code headDim}
     * @param interleaved whether a pair is features {@code 2i, 2i + 1}; otherwise {@code i, i + pairs}
     * @param cos {@code [positions, pairs]}, or {@code [batch, positions, pairs]} where {@code angles == batch}
     * @param sin laid out as {@code cos}
     * @param angles 1 where all of the batch share their angles, or {@code batch}
     * @throws IllegalArgumentException where pairs do not fit into a head, angles are neither 1 nor {@code batch}, or an
     *     array is too short
     */
    public static void rotate(
            Cpu cpu,
            int batch,
            int positions,
            int heads,
            int headDim,
            int pairs,
            boolean interleaved,
            float[] x,
            int xOffset,
            float[] cos,
            int cosOffset,
            float[] sin,
            int sinOffset,
            int angles,
            float[] y,
            int yOffset) {
        bind(cpu, batch, positions, heads, headDim, pairs, interleaved, x, xOffset, cos, cosOffset, sin, sinOffset,
                angles, y, yOffset).run();
    }

    /** {@link #rotate}, to be run often. */
    public static Call bind(
            Cpu cpu,
            int batch,
            int positions,
            int heads,
            int headDim,
            int pairs,
            boolean interleaved,
            float[] x,
            int xOffset,
            float[] cos,
            int cosOffset,
            float[] sin,
            int sinOffset,
            int angles,
            float[] y,
            int yOffset) {
        if (pairs < 0 || pairs > headDim / 2 || (angles != 1 && angles != batch)) {
            throw new IllegalArgumentException(
                    "rotaryEmbedding: 2 * pairs must be at most headDim, and angles 1 or batch"
                            + " (pairs, headDim, angles, batch); got " + pairs + ", " + headDim + ", " + angles + ", "
                            + batch);
        }
        int size = heads * headDim;
        long all = (long) batch * positions * size;
        long turns = (long) angles * positions * pairs;
        Extents.require("rotaryEmbedding", "x", x, xOffset, all);
        Extents.require("rotaryEmbedding", "cos", cos, cosOffset, turns);
        Extents.require("rotaryEmbedding", "sin", sin, sinOffset, turns);
        Extents.require("rotaryEmbedding", "y", y, yOffset, all);
        boolean vector = cpu.vector();
        Workers workers = all < PARALLEL ? Workers.INLINE : cpu.workers();
        return Call.of(workers, batch * positions, (first, end, worker) -> {
            for (int row = first; row < end; row++) {
                int angle = (angles == 1 ? row % positions : row) * pairs;
                int xAt = xOffset + row * size;
                int yAt = yOffset + row * size;
                if (vector) {
                    VectorRotary.rotate(heads, headDim, pairs, interleaved, x, xAt, cos, cosOffset + angle, sin,
                            sinOffset + angle, y, yAt);
                } else {
                    ScalarRotary.rotate(heads, headDim, pairs, interleaved, x, xAt, cos, cosOffset + angle, sin,
                            sinOffset + angle, y, yAt);
                }
            }
        });
    }
}
