package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;

/** Comparisons, masks and bits. */
final class LogicOperators {
    private LogicOperators() {}

    static void register(Registry to) {
        comparison(to, "Equal", 1, Comparison.EQUAL);
        comparison(to, "Greater", 1, Comparison.GREATER);
        comparison(to, "Less", 1, Comparison.LESS);
        comparison(to, "GreaterOrEqual", 12, Comparison.GREATER_OR_EQUAL);
        comparison(to, "LessOrEqual", 12, Comparison.LESS_OR_EQUAL);
        logic(to, "And", 1, IntegerFunction.AND);
        logic(to, "Or", 1, IntegerFunction.OR);
        logic(to, "Xor", 1, IntegerFunction.XOR);
        to.one("Not", 1, call -> flipped(call, 1));
        bits(to, "BitwiseAnd", IntegerFunction.AND);
        bits(to, "BitwiseOr", IntegerFunction.OR);
        bits(to, "BitwiseXor", IntegerFunction.XOR);
        to.one("BitwiseNot", 18, call -> flipped(call, -1));
        to.one("BitShift", 11, LogicOperators::shifted);
        to.one("IsNaN", 9, call -> {
            Tensor x = call.input(0);
            return call.ev().notEqual(x, x);
        });
        to.one("IsInf", 10, LogicOperators::infinite);
        to.one("Where", 9, call -> call.ev().where(call.input(0), call.input(1), call.input(2)));
    }

    private static void comparison(Registry to, String operator, int since, Comparison c) {
        if (since < 7) {
            to.one(operator, since, call -> call.ev().compare(c, call.input(0), ArithmeticOperators.stretched(call)));
        }
        to.one(operator, Math.max(since, 7), call -> call.ev().compare(c, call.input(0), call.input(1)));
    }

    private static void logic(Registry to, String operator, int since, IntegerFunction f) {
        IntegerBinary op = new IntegerBinary(f);
        to.one(operator, since, call -> call.ev().applyOne(op, call.input(0), ArithmeticOperators.stretched(call)));
        to.one(operator, 7, call -> call.ev().applyOne(op, call.input(0), call.input(1)));
    }

    private static void bits(Registry to, String operator, IntegerFunction f) {
        to.one(operator, 18, call -> call.ev().applyOne(new IntegerBinary(f), call.input(0), call.input(1)));
    }

    /** Exclusive or with one number. */
    private static Tensor flipped(Call call, long number) {
        Tensor x = call.input(0);
        Tensor all = Constants.scalar(x, (double) x.dtype().wrap(number));
        return call.ev().applyOne(new IntegerBinary(IntegerFunction.XOR), x, all);
    }

    private static Tensor shifted(Call call) {
        IntegerFunction f = switch (call.text("direction", "")) {
            case "LEFT" -> IntegerFunction.SHIFT_LEFT;
            case "RIGHT" -> IntegerFunction.SHIFT_RIGHT;
            default -> throw call.error("direction must be LEFT or RIGHT", call.text("direction", ""));
        };
        return call.ev().applyOne(new IntegerBinary(f), call.input(0), call.input(1));
    }

    private static Tensor infinite(Call call) {
        Tensor x = call.input(0);
        boolean negative = call.flag("detect_negative", true);
        boolean positive = call.flag("detect_positive", true);
        if (!negative && !positive) return Constants.full(x, DType.BOOL, x.shape(), 0);
        Tensor infinity = Constants.scalar(x,
                negative && !positive ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        return call.ev().equal(negative && positive ? call.ev().abs(x) : x, infinity);
    }
}
