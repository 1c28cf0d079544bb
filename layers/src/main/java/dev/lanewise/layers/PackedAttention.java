package dev.lanewise.layers;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Attention;
import org.jspecify.annotations.Nullable;

/** Multi-head attention whose three projections are one parameter, as PyTorch keeps them: q above k above v. */
record PackedAttention(int heads, Attention attention, Parameter weight, Parameter bias, Linear output)
        implements
            Layer {

    static PackedAttention of(String layer, int features, int heads) {
        if (heads < 1 || features % heads != 0) {
            throw new IllegalArgumentException(
                    layer + ": heads must divide features (features, heads); got " + features + ", " + heads);
        }
        return new PackedAttention(heads, Attention.of(false),
                Initializer.xavierUniform().parameter("in_proj_weight", Shape.of(3 * features, features)),
                Initializer.zeros().parameter("in_proj_bias", Shape.of(3 * features)),
                Linear.of(features, features).initializer(Initializer.xavierUniform()));
    }

    PackedAttention causal() {
        return new PackedAttention(heads, Attention.of(true), weight, bias, output);
    }

    PackedAttention seeingAll() {
        return new PackedAttention(heads, Attention.of(false), weight, bias, output);
    }

    @Override
    public Tensor forward(Evaluator ev, Tensor x) {
        return forward(ev, x, x, null);
    }

    /** Positions of {@code x} attend to those of {@code seen}. */
    Tensor forward(Evaluator ev, Tensor x, Tensor seen, @Nullable Tensor mask) {
        Tensor q = project(ev, x, 0);
        Tensor k = project(ev, seen, 1);
        Tensor v = project(ev, seen, 2);
        Tensor y = mask == null ? ev.attention(attention, q, k, v) : ev.attention(attention, q, k, v, mask);
        return output.forward(ev, ev.reshape(y, x.shape()));
    }

    private Tensor project(Evaluator ev, Tensor x, int part) {
        int features = bias.value().elements() / 3;
        Tensor w = ev.slice(ev.read(weight), 0, part * features, (part + 1) * features);
        Tensor b = ev.slice(ev.read(bias), 0, part * features, (part + 1) * features);
        Tensor y = ev.linear(x, w, b);
        Shape shape = y.shape();
        return ev.reshape(y, Shape.of(shape.size(0), shape.size(1), heads, features / heads));
    }

    @Override
    public void members(Members to) {
        to.parameter(weight, Initializer.xavierUniform());
        to.parameter(bias, Initializer.zeros());
        to.layer("out_proj", output);
    }

    @Override
    public String toString() {
        return heads + " heads" + (attention.causal() ? ", causal" : "");
    }
}
