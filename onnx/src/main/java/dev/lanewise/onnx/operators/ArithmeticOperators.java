package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;

/** Two tensors, element by element. */
final class ArithmeticOperators {
    private ArithmeticOperators() {}

    static void register(Registry to) {
        arithmetic(to, "Add", BinaryFunction.ADD);
        arithmetic(to, "Sub", BinaryFunction.SUBTRACT);
        arithmetic(to, "Mul", BinaryFunction.MULTIPLY);
        arithmetic(to, "Div", BinaryFunction.DIVIDE);
    }

    private static void arithmetic(Registry to, String operator, BinaryFunction f) {
        to.one(operator, 1, call -> call.ev().binary(f, call.input(0), stretched(call)));
        to.one(operator, 7, call -> call.ev().binary(f, call.input(0), call.input(1)));
    }

    /** Opsets 1 to 6: the second operand's axes are put beside those of the first from attribute {@code axis} on. */
    private static Tensor stretched(Call call) {
        Tensor b = call.input(1);
        int rank = call.input(0).shape().rank();
        if (!call.flag("broadcast", false) || b.shape().rank() == 0) return b;
        int axis = call.size("axis", rank - b.shape().rank());
        int[] sizes = new int[rank - axis];
        for (int i = 0; i < sizes.length; i++) sizes[i] = i < b.shape().rank() ? b.shape().size(i) : 1;
        return call.ev().reshape(b, Shape.of(sizes));
    }
}
