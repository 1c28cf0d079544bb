package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of one number, {@code y = f(x)}, with the constants that {@link UnaryFunction} says. */
public record Unary(UnaryFunction function, float alpha, float beta) implements Op {
    @Override
    public String name() {
        return Names.camel(function);
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 1, "x");
        Rule.floats(this, inputs);
        return List.of(inputs.getFirst().type());
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        k.elementwise().unary(function, alpha, beta, inputs.getFirst(), outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return true;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Op gradient = new UnaryGradient(function, alpha, beta);
        return call.gradients(() -> ev.applyOne(gradient, call.input(0), dy.getFirst()));
    }
}
