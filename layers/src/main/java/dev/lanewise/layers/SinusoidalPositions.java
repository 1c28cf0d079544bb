package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;

/**
 * Adds to each position of {@code x [batch, positions, features]} a vector that tells it from others:
 * {@code sin(p / 10000^(2i / features))} at feature {@code 2i}, the cosine of the same angle at {@code 2i + 1}. Vaswani
 * et al., arXiv 1706.03762, section 3.5.
 *
 * @param table {@code [positions, features]}, as many positions as there may be
 */
public record SinusoidalPositions(Tensor table) implements Layer {
    /** For up to so many positions. */
    public static SinusoidalPositions of(int features, int positions) {
        float[] values = new float[Math.multiplyExact(positions, features)];
        for (int i = 0; i < values.length; i++) {
            int feature = i % features;
            int position = i / features;
            double angle = position / StrictMath.pow(10_000, (double) (feature / 2 * 2) / features);
            values[i] = (float) (feature % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
        }
        return new SinusoidalPositions(Tensor.of(Shape.of(positions, features), values));
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        Shape shape = x.shape();
        boolean fits = shape.rank() == 3 && shape.last() == table.shape().last()
                && shape.size(1) <= table.shape().size(0);
        if (!fits) {
            throw new ShapeException("sinusoidalPositions", "x must be [batch, positions, features], at most"
                    + " as many positions as the table has", shape, table.shape());
        }
        return ev.add(x, ev.slice(table.to(x.device()), 0, 0, shape.size(1)));
    }
}
