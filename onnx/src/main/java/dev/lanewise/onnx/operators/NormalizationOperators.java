package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers divided by how large or how spread their neighbours are: in the batch, the channel, the row. */
final class NormalizationOperators {
    private NormalizationOperators() {}

    static void register(Registry to) {
        batch(to, 1, call -> !call.flag("is_test", false), 4);
        batch(to, 7, call -> call.wants(1) || call.wants(2), 4);
        batch(to, 14, call -> call.flag("training_mode", false), 2);
        to.one("InstanceNormalization", 1, NormalizationOperators::instance);
        to.one("GroupNormalization", 18, call -> group(call, true));
        to.one("GroupNormalization", 21, call -> group(call, false));
        to.many("LayerNormalization", 17, NormalizationOperators::layer);
        to.one("RMSNormalization", 23, NormalizationOperators::rootMeanSquare);
        to.one("LpNormalization", 1, NormalizationOperators::norm);
        to.one("MeanVarianceNormalization", 1, NormalizationOperators::meanVariance);
        to.one("LRN", 1, NormalizationOperators::localResponse);
    }

    /** Says whether a node computes the statistics of its batch. */
    @FunctionalInterface
    private interface Mode {
        boolean trains(Call call);
    }

    private static void batch(Registry to, int since, Mode mode, int statistics) {
        to.many("BatchNormalization", since, call -> batch(call, mode.trains(call), statistics));
    }

    /**
     * @param statistics how many outputs of statistics there are: those carried on, and in old opsets those of the batch
     */
    private static List<@Nullable Tensor> batch(Call call, boolean trains, int statistics) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        boolean spatial = call.flag("spatial", true);
        int batch = x.shape().rank() == 0 ? 1 : x.shape().size(0);
        Tensor last = x.shape().rank() < 2
                ? ev.reshape(x, Shape.of(x.elements(), 1))
                : spatial
                        ? ChannelsLast.of(ev, x)
                        : ev.reshape(x, Shape.of(batch, x.shape().elements(1,
                                x.shape().rank())));
        Tensor[] vectors = new Tensor[4];
        for (int i = 0; i < 4; i++) vectors[i] = vector(call, call.input(i + 1), last.shape().last());
        float epsilon = call.number("epsilon", 1e-5f);
        List<@Nullable Tensor> outputs = new ArrayList<>();
        Tensor mean = vectors[2];
        Tensor variance = vectors[3];
        if (trains) {
            List<Tensor> now = ev.batchStatistics(last);
            mean = now.getFirst();
            variance = now.getLast();
        }
        Tensor y = ev.batchNormalize(last, mean, variance, vectors[0], vectors[1], epsilon);
        outputs.add(x.shape().rank() < 2 || !spatial ? ev.reshape(y, x.shape()) : ChannelsLast.back(ev, y));
        float momentum = call.number("momentum", 0.9f);
        for (int i = 0; i < statistics; i++) {
            if (!trains || !call.wants(i + 1)) {
                outputs.add(null);
                continue;
            }
            Tensor now = i % 2 == 0 ? mean : variance;
            Tensor next = i < 2
                    ? ev.add(ev.scale(vectors[i + 2], momentum), ev.scale(now, 1 - momentum))
                    : now;
            outputs.add(ev.reshape(next, call.input(i % 2 + 3).shape()));
        }
        return outputs.subList(0, Math.max(1, Math.min(outputs.size(), call.outputs())));
    }

    private static Tensor vector(Call call, Tensor x, int channels) {
        if (x.elements() != channels) {
            throw call.error("scale, B, mean and var must have a number a channel, here " + channels, x.type());
        }
        return call.ev().reshape(x, Shape.of(channels));
    }

    private static Tensor instance(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        if (x.shape().rank() < 3) throw call.error("input must be [batch, channels, spatial axes...]", x.type());
        int rank = x.shape().rank();
        int channels = x.shape().size(1);
        float epsilon = call.number("epsilon", 1e-5f);
        if (rank > 3 && channels > 0) {
            return grouped(call, x, channels, call.input(1), call.input(2), epsilon);
        }
        // With one axis behind the channels it mostly stands for groups of another operator's, which lie in rows.
        Tensor rows = ev.reshape(x, Shape.of(x.shape().elements(0, 2), x.shape().elements(2, rank)));
        return scaled(call, ev.reshape(ev.layerNorm(rows, epsilon), x.shape()), call.input(1), call.input(2));
    }

    private static Tensor grouped(Call call, Tensor x, int groups, Tensor scale, Tensor bias, float epsilon) {
        Evaluator ev = call.ev();
        int channels = x.shape().size(1);
        Tensor y = ev.groupNorm(ChannelsLast.of(ev, x), groups, vector(call, scale, channels),
                vector(call, bias, channels), epsilon);
        return ChannelsLast.back(ev, y);
    }

    /** {@code y * scale + bias} with a number a channel. */
    private static Tensor scaled(Call call, Tensor y, Tensor scale, Tensor bias) {
        int[] sizes = new int[y.shape().rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = y.shape().size(1);
        Shape channels = Shape.of(sizes);
        Evaluator ev = call.ev();
        Tensor factor = ev.reshape(vector(call, scale, sizes[0]), channels);
        return ev.add(ev.multiply(y, factor), ev.reshape(vector(call, bias, sizes[0]), channels));
    }

    /** @param perGroup whether scale and bias have a number a group (opset 18) instead of one a channel */
    private static Tensor group(Call call, boolean perGroup) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int groups = call.size("num_groups", 0);
        if (x.shape().rank() < 2 || groups < 1 || x.shape().size(1) % groups != 0) {
            throw call.error("num_groups must divide the channels", groups, x.type());
        }
        int channels = x.shape().size(1);
        Tensor scale = call.input(1);
        Tensor bias = call.input(2);
        if (perGroup) {
            scale = repeated(ev, vector(call, scale, groups), channels / groups);
            bias = repeated(ev, vector(call, bias, groups), channels / groups);
        }
        return grouped(call, x, groups, scale, bias, call.number("epsilon", 1e-5f));
    }

    private static Tensor repeated(Evaluator ev, Tensor perGroup, int times) {
        int groups = perGroup.elements();
        Tensor wide = ev.expand(ev.reshape(perGroup, Shape.of(groups, 1)), Shape.of(groups, times));
        return ev.reshape(wide, Shape.of(groups * times));
    }

    private static List<@Nullable Tensor> layer(Call call) {
        Evaluator ev = call.ev();
        DType dtype = call.input(0).dtype();
        Tensor x = HalfPrecision.widen(ev, call.input(0));
        int axis = x.shape().axis("layerNormalization", call.size("axis", -1));
        float epsilon = call.number("epsilon", 1e-5f);
        Tensor scale = HalfPrecision.widen(ev, call.input(1));
        Tensor given = call.optional(2);
        Tensor bias = given == null ? null : HalfPrecision.widen(ev, given);
        Tensor y = layer(call, x, axis, epsilon, scale, bias);
        List<@Nullable Tensor> outputs = new ArrayList<>();
        outputs.add(ev.cast(y, dtype));
        if (call.outputs() > 1) addStatistics(call, x, axis, epsilon, outputs);
        return outputs;
    }

    private static Tensor layer(
            Call call, Tensor x, int axis, float epsilon, Tensor scale, @Nullable Tensor bias) {
        Evaluator ev = call.ev();
        Shape rows = rows(x, axis);
        Tensor flat = ev.reshape(x, rows);
        Shape inner = Shape.of(Arrays.copyOfRange(x.shape().toArray(), axis, x.shape().rank()));
        boolean plain = spans(scale, inner) && (bias == null || spans(bias, inner));
        if (!plain) {
            Tensor y = ev.multiply(ev.reshape(ev.layerNorm(flat, epsilon), x.shape()), scale);
            return bias == null ? y : ev.add(y, bias);
        }
        Tensor gamma = spread(ev, scale, inner);
        Tensor beta = bias == null ? Constants.zeros(x, gamma.shape()) : spread(ev, bias, inner);
        return ev.reshape(ev.layerNorm(flat, gamma, beta, epsilon), x.shape());
    }

    private static void addStatistics(
            Call call, Tensor x, int axis, float epsilon, List<@Nullable Tensor> outputs) {
        Evaluator ev = call.ev();
        int[] axes = IntStream.range(axis, x.shape().rank()).toArray();
        Tensor mean = ev.mean(x, true, axes);
        outputs.add(mean);
        Tensor variance = ev.mean(ev.square(ev.subtract(x, mean)), true, axes);
        outputs.add(ev.reciprocal(ev.sqrt(ev.affine(variance, 1, epsilon))));
        long stash = call.integer("stash_type", 1);
        DType narrow = stash == 10 ? DType.FLOAT16 : stash == 16 ? DType.BFLOAT16 : DType.FLOAT32;
        if (narrow != DType.FLOAT32) outputs.replaceAll(y -> y == null ? null : ev.cast(y, narrow));
    }

    /** All before the axis, all from it on. */
    private static Shape rows(Tensor x, int axis) {
        return Shape.of(x.shape().elements(0, axis), x.shape().elements(axis, x.shape().rank()));
    }

    /** Whether a tensor broadcasts within the normalised axes. */
    private static boolean spans(Tensor scale, Shape inner) {
        int[] sizes = scale.shape().toArray();
        int extra = sizes.length - inner.rank();
        for (int i = 0; i < extra; i++) if (sizes[i] != 1) return false;
        return true;
    }

    /** One number for each place of the normalised axes. */
    private static Tensor spread(Evaluator ev, Tensor scale, Shape inner) {
        int[] sizes = scale.shape().toArray();
        int extra = Math.max(0, sizes.length - inner.rank());
        Tensor own = ev.reshape(scale, Shape.of(Arrays.copyOfRange(sizes, extra, sizes.length)));
        return ev.reshape(ev.expand(own, inner), Shape.of(inner.elements()));
    }

    private static Tensor rootMeanSquare(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int axis = x.shape().axis("rmsNormalization", call.size("axis", -1));
        float epsilon = call.number("epsilon", 1e-5f);
        Tensor scale = call.input(1);
        Shape inner = Shape.of(Arrays.copyOfRange(x.shape().toArray(), axis, x.shape().rank()));
        Tensor flat = ev.reshape(x, rows(x, axis));
        if (spans(scale, inner)) {
            return ev.reshape(ev.rmsNorm(flat, spread(ev, scale, inner), epsilon), x.shape());
        }
        Tensor ones = Constants.full(x, Shape.of(inner.elements()), 1);
        return ev.multiply(ev.reshape(ev.rmsNorm(flat, ones, epsilon), x.shape()), scale);
    }

    private static Tensor norm(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int axis = call.size("axis", -1);
        long p = call.integer("p", 2);
        if (p != 1 && p != 2) throw call.error("p must be 1 or 2", p);
        Tensor norm = p == 1
                ? ev.sum(ev.abs(x), true, axis)
                : ev.sqrt(ev.sum(ev.square(x), true, axis));
        Tensor zero = ev.constant(0, x);
        return ev.divide(x, ev.where(ev.equal(norm, zero), ev.constant(1, x), norm));
    }

    private static Tensor meanVariance(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        long[] given = call.integers("axes");
        int[] axes = given == null ? new int[] {0, 2, 3} : Arrays.stream(given).mapToInt(Math::toIntExact).toArray();
        Tensor centred = ev.subtract(x, ev.mean(x, true, axes));
        Tensor deviation = ev.sqrt(ev.mean(ev.square(centred), true, axes));
        return ev.divide(centred, ev.affine(deviation, 1, 1e-9f));
    }

    /** {@code x / (bias + alpha / size * sum of x^2 over neighbouring channels)^beta}. */
    private static Tensor localResponse(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        int size = call.size("size", 0);
        if (size < 1 || x.shape().rank() < 2) throw call.error("size must be at least 1", size, x.type());
        Tensor lines = ev.reshape(ev.square(x), Shape.of(
                x.shape().size(0), x.shape().size(1), 1, x.shape().elements(2, x.shape().rank())));
        Padding padding = new Padding((size - 1) / 2, size / 2, 0, 0);
        Tensor mean = ev.averagePool2d(lines, size, 1, Stride.of(1), padding, Dilation.of(1), false, true);
        Tensor base = ev.affine(ev.reshape(mean, x.shape()), call.number("alpha", 1e-4f), call.number("bias", 1));
        return ev.divide(x, power(ev, base, call.number("beta", 0.75f)));
    }

    /** The usual exponents are roots, which are exactly rounded. */
    private static Tensor power(Evaluator ev, Tensor x, float exponent) {
        if (exponent == 1) return x;
        if (exponent == 0.5f) return ev.sqrt(x);
        if (exponent != 0.75f) return ev.pow(x, ev.constant(exponent, x));
        Tensor root = ev.sqrt(x);
        return ev.multiply(root, ev.sqrt(root));
    }
}
