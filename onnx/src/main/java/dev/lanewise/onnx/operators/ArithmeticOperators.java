package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;

/** Two tensors, or many, element by element. */
final class ArithmeticOperators {
    private ArithmeticOperators() {}

    static void register(Registry to) {
        arithmetic(to, "Add", BinaryFunction.ADD);
        arithmetic(to, "Sub", BinaryFunction.SUBTRACT);
        arithmetic(to, "Mul", BinaryFunction.MULTIPLY);
        arithmetic(to, "Div", BinaryFunction.DIVIDE);
        to.one("Pow", 1, call -> power(call.ev(), call.input(0), stretched(call)));
        to.one("Pow", 7, call -> power(call.ev(), call.input(0), call.input(1)));
        to.one("Mod", 10, ArithmeticOperators::remainder);
        many(to, "Sum", BinaryFunction.ADD);
        many(to, "Max", BinaryFunction.MAX);
        many(to, "Min", BinaryFunction.MIN);
        to.one("Mean", 1, call -> {
            Tensor sum = folded(call, BinaryFunction.ADD);
            return call.inputs() == 1 ? sum : call.ev().divide(sum, Constants.scalar(sum, call.inputs()));
        });
    }

    private static void arithmetic(Registry to, String operator, BinaryFunction f) {
        to.one(operator, 1, call -> call.ev().binary(f, call.input(0), stretched(call)));
        to.one(operator, 7, call -> call.ev().binary(f, call.input(0), call.input(1)));
    }

    private static void many(Registry to, String operator, BinaryFunction f) {
        to.one(operator, 1, call -> folded(call, f));
    }

    /** Opsets 1 to 6: the second operand's axes are put beside those of the first from attribute {@code axis} on. */
    static Tensor stretched(Call call) {
        Tensor b = call.input(1);
        int rank = call.input(0).shape().rank();
        if (!call.flag("broadcast", false) || b.shape().rank() == 0) return b;
        int axis = call.size("axis", rank - b.shape().rank());
        if (axis < 0) axis += rank;
        if (axis < 0 || axis + b.shape().rank() > rank) {
            throw call.error("the second operand's axes must lie beside those of the first", call.input(0).shape(),
                    b.shape(), "axis " + axis);
        }
        int[] sizes = new int[rank - axis];
        for (int i = 0; i < sizes.length; i++) sizes[i] = i < b.shape().rank() ? b.shape().size(i) : 1;
        return call.ev().reshape(b, Shape.of(sizes));
    }

    private static Tensor folded(Call call, BinaryFunction f) {
        List<Tensor> all = call.all();
        if (all.isEmpty()) throw call.error("there must be an input");
        Tensor y = all.getFirst();
        for (Tensor x : all.subList(1, all.size())) y = call.ev().binary(f, y, x);
        return y;
    }

    /** The result has the base's dtype, whatever the exponent's. */
    private static Tensor power(Evaluator ev, Tensor base, Tensor exponent) {
        if (base.dtype().isWhole()) {
            if (!exponent.dtype().isWhole()) return ev.applyOne(new RealPower(), base, exponent);
            Tensor wide = ev.cast(base, DType.INT64);
            Tensor y = ev.applyOne(new IntegerBinary(IntegerFunction.POWER), wide, ev.cast(exponent, DType.INT64));
            return ev.cast(y, base.dtype());
        }
        Tensor e = ev.cast(exponent, base.dtype());
        if (Values.known(e) && e.elements() == 1 && e.shape().rank() <= base.shape().rank()) {
            float number = e.item();
            if (number == 1) return base;
            if (number == 2) return ev.square(base);
            if (number == 3) return ev.multiply(ev.square(base), base);
            if (number == -1) return ev.reciprocal(base);
        }
        return ev.pow(base, e);
    }

    private static Tensor remainder(Call call) {
        Tensor a = call.input(0);
        boolean truncated = call.flag("fmod", false);
        if (!a.dtype().isWhole()) return call.ev().applyOne(new Remainder(!truncated), a, call.input(1));
        IntegerFunction f = truncated ? IntegerFunction.REMAINDER : IntegerFunction.MODULO;
        return call.ev().applyOne(new IntegerBinary(f), a, call.input(1));
    }
}
