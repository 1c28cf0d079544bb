package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.Locale;

/** A function that a recurrent cell applies, with the constants that it takes. */
record CellActivation(String function, float alpha, float beta) {
    /** The function of that name, in any case, with its usual constants. */
    static CellActivation of(Call call, String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "relu" -> new CellActivation("relu", 0, 0);
            case "tanh" -> new CellActivation("tanh", 0, 0);
            case "sigmoid" -> new CellActivation("sigmoid", 0, 0);
            case "softsign" -> new CellActivation("softsign", 0, 0);
            case "softplus" -> new CellActivation("softplus", 0, 0);
            case "affine" -> new CellActivation("affine", 1, 0);
            case "scaledtanh" -> new CellActivation("scaledtanh", 1, 1);
            case "hardsigmoid" -> new CellActivation("hardsigmoid", 0.2f, 0.5f);
            case "leakyrelu" -> new CellActivation("leakyrelu", 0.01f, 0);
            case "thresholdedrelu" -> new CellActivation("thresholdedrelu", 1, 0);
            case "elu" -> new CellActivation("elu", 1, 0);
            default -> throw call.error("activations must be functions that ONNX names for them", name);
        };
    }

    boolean takesAlpha() {
        return switch (function) {
            case "affine", "scaledtanh", "hardsigmoid", "leakyrelu", "thresholdedrelu", "elu" -> true;
            default -> false;
        };
    }

    boolean takesBeta() {
        return switch (function) {
            case "affine", "scaledtanh", "hardsigmoid" -> true;
            default -> false;
        };
    }

    Tensor apply(Evaluator ev, Tensor x) {
        return switch (function) {
            case "relu" -> ev.relu(x);
            case "tanh" -> ev.tanh(x);
            case "sigmoid" -> ev.sigmoid(x);
            case "softsign" -> ev.softsign(x);
            case "softplus" -> ev.softplus(x);
            case "affine" -> ev.affine(x, alpha, beta);
            case "scaledtanh" -> ev.scale(ev.tanh(ev.scale(x, beta)), alpha);
            case "hardsigmoid" -> ev.hardSigmoid(x, alpha, beta);
            case "leakyrelu" -> ev.leakyRelu(x, alpha);
            case "thresholdedrelu" ->
                ev.where(ev.less(x, ev.constant(alpha, x)), ev.constant(0, x), x);
            case "elu" -> ev.elu(x, alpha);
            default -> throw new IllegalStateException(function);
        };
    }
}
