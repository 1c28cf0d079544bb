package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers. They follow from the node's seed alone, or from its name where it has none, so that a model gives
 * the same outputs in every run; with a seed, uniform and normal numbers are those of ONNX' reference implementation.
 */
final class RandomOperators {
    private RandomOperators() {}

    static void register(Registry to) {
        to.one("RandomNormal", 1, call -> normal(call, type(call), null));
        to.one("RandomNormalLike", 1, call -> normal(call, like(call), call.input(0)));
        to.one("RandomUniform", 1, call -> uniform(call, type(call), null));
        to.one("RandomUniformLike", 1, call -> uniform(call, like(call), call.input(0)));
        to.one("Bernoulli", 15, RandomOperators::bernoulli);
        to.one("Multinomial", 7, call -> {
            DType dtype = DTypes.of(call, "dtype", DType.INT32);
            Tensor x = call.input(0);
            if (x.shape().rank() != 2) throw call.error("the input must be [batch, classes]", x.shape());
            Shape drawn = Shape.of(x.shape().size(0), call.size("sample_size", 1));
            Tensor draws = filled(new TensorType(DType.FLOAT32, drawn), random(call)::nextDouble, x);
            return call.ev().cast(call.ev().applyOne(new Multinomial(), x, draws), dtype);
        });
        to.many("Dropout", 1, call -> kept(call, call.input(0).dtype()));
        to.many("Dropout", 10, call -> kept(call, DType.BOOL));
        to.many("Dropout", 12, RandomOperators::dropout);
    }

    private static RandomGenerator random(Call call) {
        return new MersenneTwister(call.has("seed") ? (long) call.number("seed", 0) : call.seed());
    }

    private static TensorType type(Call call) {
        long[] shape = ShapeOperators.required(call, "shape", call.integers("shape"));
        return new TensorType(DTypes.of(call, "dtype", DType.FLOAT32), Shape.of(Places.ints(call, "shape", shape)));
    }

    private static TensorType like(Call call) {
        TensorType x = call.input(0).type();
        return x.withDType(DTypes.of(call, "dtype", x.dtype()));
    }

    private static Tensor normal(Call call, TensorType type, @Nullable Tensor like) {
        double mean = call.number("mean", 0);
        double scale = call.number("scale", 1);
        PolarPairs numbers = new PolarPairs(random(call));
        return filled(type, () -> mean + scale * numbers.next(), like);
    }

    private static Tensor uniform(Call call, TensorType type, @Nullable Tensor like) {
        RandomGenerator random = random(call);
        double low = call.number("low", 0);
        double high = call.number("high", 1);
        return filled(type, () -> low + (high - low) * random.nextDouble(), like);
    }

    private static Tensor filled(TensorType type, DoubleSupplier numbers, @Nullable Tensor like) {
        Tensor y = Device.cpu().allocate(type);
        for (int i = 0; i < y.elements(); i++) Elements.setDouble(y, i, numbers.getAsDouble());
        return like == null ? y : Constants.beside(like, y);
    }

    /** 1 with the probability that the input says, else 0. */
    private static Tensor bernoulli(Call call) {
        DType dtype = DTypes.of(call, "dtype", call.input(0).dtype());
        Tensor p = HalfPrecision.widen(call.ev(), call.input(0));
        Tensor draws = filled(p.type(), random(call)::nextDouble, p);
        return call.ev().cast(call.ev().less(draws, p), dtype);
    }

    /** Opsets 1 to 11, as inference sees them: everything is kept. */
    private static List<@Nullable Tensor> kept(Call call, DType mask) {
        Tensor x = call.input(0);
        List<@Nullable Tensor> outputs = new ArrayList<>();
        outputs.add(x);
        if (call.outputs() > 1) outputs.add(Constants.full(x, mask, x.shape(), 1));
        return outputs;
    }

    /** {@code x * mask / (1 - ratio)} where the node is told to train. */
    private static List<@Nullable Tensor> dropout(Call call) {
        Tensor training = call.optional(2);
        if (training == null || !Values.require(training).toBooleans()[0]) return kept(call, DType.BOOL);
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        Tensor given = call.optional(1);
        double ratio = given == null ? 0.5 : Elements.toDouble(Values.require(given), 0);
        if (!(ratio >= 0 && ratio < 1)) throw call.error("the ratio must be from 0 to below 1", ratio);
        if (ratio == 0) return kept(call, DType.BOOL);
        RandomGenerator random = new MersenneTwister(call.has("seed") ? call.integer("seed", 0) : call.seed());
        TensorType mask = new TensorType(DType.BOOL, x.shape());
        Tensor chosen = filled(mask, () -> random.nextDouble() >= ratio ? 1 : 0, x);
        Tensor wide = HalfPrecision.widen(ev, x);
        Tensor scaled = ev.where(chosen, ev.scale(wide, (float) (1 / (1 - ratio))), Constants.scalar(wide, 0));
        List<@Nullable Tensor> outputs = new ArrayList<>();
        outputs.add(ev.cast(scaled, x.dtype()));
        if (call.outputs() > 1) outputs.add(chosen);
        return outputs;
    }

    /** Normal numbers by Marsaglia's polar method: a point within the circle gives two, the second being given first. */
    private static final class PolarPairs {
        private final RandomGenerator random;
        private double kept;
        private boolean has;

        PolarPairs(RandomGenerator random) {
            this.random = random;
        }

        double next() {
            has = !has;
            if (!has) return kept;
            double x;
            double y;
            double square;
            do {
                x = 2 * random.nextDouble() - 1;
                y = 2 * random.nextDouble() - 1;
                square = x * x + y * y;
            } while (square >= 1 || square == 0);
            double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
            kept = factor * x;
            return factor * y;
        }
    }
}
