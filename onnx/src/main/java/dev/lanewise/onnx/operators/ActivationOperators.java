package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Nonlinearities. */
final class ActivationOperators {
    private static final float SELU_ALPHA = 1.67326319217681884765625f;
    private static final float SELU_GAMMA = 1.05070102214813232421875f;

    private ActivationOperators() {}

    static void register(Registry to) {
        function(to, "Relu", 1, call -> {
            Tensor x = call.input(0);
            return x.dtype().isWhole()
                    ? call.ev().maximum(x, Constants.scalar(x, 0))
                    : call.ev().relu(x);
        });
        function(to, "LeakyRelu", 1, call -> call.ev().leakyRelu(call.input(0), call.number("alpha", 0.01f)));
        function(to, "ThresholdedRelu", 1, ActivationOperators::thresholdedRelu);
        to.one("PRelu", 1, call -> prelu(call.ev(), call.input(0), channelwise(call)));
        to.one("PRelu", 7, call -> prelu(call.ev(), call.input(0), call.input(1)));
        function(to, "Elu", 1, call -> call.ev().elu(call.input(0), call.number("alpha", 1)));
        function(to, "Selu", 1, call -> selu(call, 1.6732f, 1.0507f));
        function(to, "Selu", 6, call -> selu(call, SELU_ALPHA, SELU_GAMMA));
        function(to, "Celu", 12, ActivationOperators::celu);
        unary(to, "Tanh", 1, UnaryFunction.TANH);
        unary(to, "Sigmoid", 1, UnaryFunction.SIGMOID);
        function(to, "HardSigmoid", 1, call -> call.ev()
                .hardSigmoid(call.input(0), call.number("alpha", 0.2f), call.number("beta", 0.5f)));
        unary(to, "HardSwish", 14, UnaryFunction.HARD_SWISH);
        unary(to, "Softplus", 1, UnaryFunction.SOFTPLUS);
        unary(to, "Softsign", 1, UnaryFunction.SOFTSIGN);
        unary(to, "Mish", 18, UnaryFunction.MISH);
        function(to, "Gelu", 20, ActivationOperators::gelu);
        function(to, "Swish", 24, call -> swish(call.ev(), call.input(0), call.number("alpha", 1)));
        function(to, "Shrink", 9, ActivationOperators::shrink);
        function(to, "Clip", 1, call -> call.ev()
                .clip(call.input(0), call.number("min", -Float.MAX_VALUE), call.number("max", Float.MAX_VALUE)));
        function(to, "Clip", 11, call -> clip(call.ev(), call.input(0), call.optional(1), call.optional(2)));
    }

    private static void function(Registry to, String operator, int since, Translator.Single translator) {
        to.one(operator, since, translator);
    }

    private static void unary(Registry to, String operator, int since, UnaryFunction f) {
        function(to, operator, since, call -> call.ev().unary(f, call.input(0)));
    }

    /** {@code x > alpha ? x : 0}. */
    private static Tensor thresholdedRelu(Call call) {
        Tensor x = call.input(0);
        Tensor above = call.ev().greater(x, Constants.scalar(x, call.number("alpha", 1)));
        return call.ev().where(above, x, Constants.scalar(x, 0));
    }

    /** {@code x < 0 ? slope * x : x}. */
    private static Tensor prelu(Evaluator ev, Tensor x, Tensor slope) {
        if (!x.dtype().isWhole() && slope.elements() == 1 && Values.known(slope)) {
            return ev.leakyRelu(x, slope.item());
        }
        return ev.where(ev.less(x, Constants.scalar(x, 0)), ev.multiply(x, slope), x);
    }

    /** Opsets 1 to 6: one slope a channel, the channels being axis 1. */
    private static Tensor channelwise(Call call) {
        Tensor slope = call.input(1);
        int rank = call.input(0).shape().rank();
        if (slope.elements() == 1 || slope.shape().rank() != 1 || rank < 2) return slope;
        int[] sizes = new int[rank - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = slope.elements();
        return call.ev().reshape(slope, Shape.of(sizes));
    }

    /** {@code gamma * (x > 0 ? x : alpha * (exp(x) - 1))}. */
    private static Tensor selu(Call call, float defaultAlpha, float defaultGamma) {
        float alpha = call.number("alpha", defaultAlpha);
        float gamma = call.number("gamma", defaultGamma);
        if (alpha == SELU_ALPHA && gamma == SELU_GAMMA) return call.ev().selu(call.input(0));
        return call.ev().scale(call.ev().elu(call.input(0), alpha), gamma);
    }

    /** {@code max(0, x) + min(0, alpha * (exp(x / alpha) - 1))}. */
    private static Tensor celu(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        float alpha = call.number("alpha", 1);
        if (alpha == 0) throw call.error("alpha must not be 0", alpha);
        if (alpha == 1) return ev.elu(x, 1);
        Tensor negative = ev.divide(ev.minimum(x, Constants.scalar(x, 0)), Constants.scalar(x, alpha));
        // with a negative alpha the quotient is positive, where elu is the identity and not exp(x) - 1
        Tensor grown = alpha > 0 ? ev.elu(negative, 1) : ev.affine(ev.exp(negative), 1, -1);
        return ev.add(ev.relu(x), ev.scale(grown, alpha));
    }

    private static Tensor gelu(Call call) {
        return switch (call.text("approximate", "none")) {
            case "none" -> call.ev().gelu(call.input(0));
            case "tanh" -> call.ev().geluTanh(call.input(0));
            default -> throw call.error("approximate must be none or tanh", call.text("approximate", "none"));
        };
    }

    /** {@code x * sigmoid(alpha * x)}. */
    private static Tensor swish(Evaluator ev, Tensor x, float alpha) {
        return alpha == 1 ? ev.silu(x) : ev.multiply(x, ev.sigmoid(ev.scale(x, alpha)));
    }

    /** {@code x < -lambd ? x + bias : x > lambd ? x - bias : 0}. */
    private static Tensor shrink(Call call) {
        Evaluator ev = call.ev();
        Tensor x = call.input(0);
        float lambda = call.number("lambd", 0.5f);
        float bias = call.number("bias", 0);
        Tensor below = ev.less(x, Constants.scalar(x, -lambda));
        Tensor above = ev.greater(x, Constants.scalar(x, lambda));
        Tensor shift = Constants.scalar(x, bias);
        return ev.where(
                below, ev.add(x, shift), ev.where(above, ev.subtract(x, shift), Constants.scalar(x, 0)));
    }

    /** {@code min(max(x, low), high)}; no bound where one is left out. */
    private static Tensor clip(Evaluator ev, Tensor x, @Nullable Tensor low, @Nullable Tensor high) {
        boolean known = (low == null || Values.known(low)) && (high == null || Values.known(high));
        if (low == null && high == null) return x;
        if (known && !x.dtype().isWhole()) {
            float from = low == null ? Float.NEGATIVE_INFINITY : low.item();
            return ev.clip(x, from, high == null ? Float.POSITIVE_INFINITY : high.item());
        }
        Tensor y = low == null ? x : ev.maximum(x, ev.reshape(low, Shape.SCALAR));
        return high == null ? y : ev.minimum(y, ev.reshape(high, Shape.SCALAR));
    }
}
