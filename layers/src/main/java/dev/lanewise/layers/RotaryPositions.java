package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.RotaryEmbedding;

/**
 * Turns queries and keys {@code [batch, positions, heads, headDim]} by angles that grow with their position {@code p}:
 * pair {@code i} by {@code p / base^(2i / headDim)}, so that scores depend on distances. Su et al.: RoFormer,
 * arXiv 2104.09864; see {@link RotaryEmbedding}.
 *
 * @param cos {@code [positions, headDim / 2]}, as many positions as there may be
 * @param sin laid out as {@code cos}
 * @param interleaved whether a pair is features {@code 2i, 2i + 1}, as in the paper; otherwise {@code i,
 *     i + headDim / 2}, as in GPT-NeoX and Llama
 */
public record RotaryPositions(Tensor cos, Tensor sin, boolean interleaved) {
    /** Base 10000, halves turned with each other, for up to so many positions. */
    public static RotaryPositions of(int headDim, int positions) {
        return of(headDim, positions, 10_000);
    }

    /** With another base: larger ones are for longer sequences. */
    public static RotaryPositions of(int headDim, int positions, double base) {
        if (headDim % 2 != 0) {
            throw new IllegalArgumentException("rotaryPositions: headDim must be even; got " + headDim);
        }
        int pairs = headDim / 2;
        float[] cos = new float[Math.multiplyExact(positions, pairs)];
        float[] sin = new float[cos.length];
        for (int i = 0; i < cos.length; i++) {
            int position = i / pairs;
            double angle = position / StrictMath.pow(base, (double) (i % pairs) / pairs);
            cos[i] = (float) StrictMath.cos(angle);
            sin[i] = (float) StrictMath.sin(angle);
        }
        Shape shape = Shape.of(positions, pairs);
        return new RotaryPositions(Tensor.of(shape, cos), Tensor.of(shape, sin), false);
    }

    /** The same with neighbouring features as pairs. */
    public RotaryPositions withNeighbours() {
        return new RotaryPositions(cos, sin, true);
    }

    /** Turns what stands at the positions from {@code first} on. */
    public Tensor rotate(Evaluator ev, Tensor x, int first) {
        int end = first + x.shape().size(1);
        if (first < 0 || end > cos.shape().size(0)) {
            throw new ShapeException("rotaryPositions", "positions must be from 0 to " + (cos.shape().size(0) - 1)
                    + "; make it for more", first, x.shape());
        }
        return ev.rotaryEmbedding(x, ev.slice(cos.to(x.device()), 0, first, end),
                ev.slice(sin.to(x.device()), 0, first, end), interleaved);
    }
}
