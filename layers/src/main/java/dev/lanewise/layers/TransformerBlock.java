package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.function.UnaryOperator;

/** What a transformer's layers share: the network for each position, and how a part of them is added to its input. */
record TransformerBlock(
        Linear linear1, Linear linear2, Nonlinearity activation, Dropout dropout, boolean normFirst) {

    static TransformerBlock of(int features, int hidden) {
        Initializer xavier = Initializer.xavierUniform();
        return new TransformerBlock(Linear.of(features, hidden).initializer(xavier),
                Linear.of(hidden, features).initializer(xavier), Nonlinearity.relu(), Dropout.of(0.1), false);
    }

    TransformerBlock activation(Nonlinearity other) {
        return new TransformerBlock(linear1, linear2, other, dropout, normFirst);
    }

    TransformerBlock dropout(Dropout other) {
        return new TransformerBlock(linear1, linear2, activation, other, normFirst);
    }

    TransformerBlock normFirst(boolean first) {
        return new TransformerBlock(linear1, linear2, activation, dropout, first);
    }

    Tensor residual(Evaluator ev, Tensor x, LayerNorm norm, UnaryOperator<Tensor> part) {
        if (normFirst) return ev.add(x, dropout.forward(ev, part.apply(norm.forward(ev, x))));
        return norm.forward(ev, ev.add(x, dropout.forward(ev, part.apply(x))));
    }

    Tensor feed(Evaluator ev, Tensor x) {
        Tensor inner = activation.forward(ev, linear1.forward(ev, x));
        return linear2.forward(ev, dropout.forward(ev, inner));
    }

    void members(Members to) {
        to.layer("linear1", linear1);
        to.layer("linear2", linear2);
    }

    @Override
    public String toString() {
        return activation.function() + ", " + dropout + (normFirst ? ", norm first" : "");
    }
}
