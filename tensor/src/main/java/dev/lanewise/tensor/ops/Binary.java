package dev.lanewise.tensor.ops;

import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of two numbers, with broadcasting: {@code y = f(a, b)} on floats or
 * whole numbers (int64, int32, int8, uint8), of which bits without room are dropped. */
public record Binary(BinaryFunction function) implements MovementOp {
    @Override
    public String name() {
        return switch (function) {
            case MAX -> "maximum";
            case MIN -> "minimum";
            default -> Names.camel(function);
        };
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Rule.inputs(this, inputs, 2, "a and b");
        TensorInfo a = inputs.getFirst();
        TensorInfo b = inputs.getLast();
        boolean integers = a.dtype().isWhole()
                && a.dtype() != DType.BOOL
                && b.dtype() == a.dtype()
                && function != BinaryFunction.POW;
        if (!integers) Rule.floats(this, inputs);
        return List.of(a.type().withShape(a.shape().broadcast(name(), b.shape())));
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        if (outputs.getFirst().dtype().isComputable()) {
            k.elementwise().binary(function, inputs.getFirst(), inputs.getLast(), outputs.getFirst());
        } else {
            MovementOp.super.forward(k, inputs, outputs);
        }
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return Integers.bind(function, inputs.getFirst(), inputs.getLast(), outputs.getFirst());
    }

    @Override
    public boolean mayOverwrite(int i) {
        return true;
    }

    @Override
    public List<@Nullable Tensor> vjp(Evaluator ev, Application call, List<@Nullable Tensor> dy) {
        Tensor a = call.input(0);
        Tensor b = call.input(1);
        Tensor g = dy.getFirst();
        return call.gradients(
                () -> ev.sumTo(gradientOfA(ev, a, b, g), a.shape()),
                () -> ev.sumTo(gradientOfB(ev, a, b, call.output(), g), b.shape()));
    }

    private Tensor gradientOfA(Evaluator ev, Tensor a, Tensor b, Tensor g) {
        return switch (function) {
            case ADD, SUBTRACT -> g;
            case MULTIPLY -> ev.multiply(g, b);
            case DIVIDE -> ev.divide(g, b);
            case MAX -> ev.where(ev.greaterOrEqual(a, b), g, ev.constant(0, g));
            case MIN -> ev.where(ev.lessOrEqual(a, b), g, ev.constant(0, g));
            case POW -> ev.multiply(g, ev.multiply(b, ev.pow(a, ev.affine(b, 1, -1))));
        };
    }

    // where a and b are equal, a has the gradient of the larger or smaller of them
    private Tensor gradientOfB(Evaluator ev, Tensor a, Tensor b, Tensor y, Tensor g) {
        return switch (function) {
            case ADD -> g;
            case SUBTRACT -> ev.negate(g);
            case MULTIPLY -> ev.multiply(g, a);
            case DIVIDE -> ev.negate(ev.divide(ev.multiply(g, y), b));
            case MAX -> ev.where(ev.greaterOrEqual(a, b), ev.constant(0, g), g);
            case MIN -> ev.where(ev.lessOrEqual(a, b), ev.constant(0, g), g);
            case POW -> ev.multiply(g, ev.multiply(y, ev.log(a)));
        };
    }
}
