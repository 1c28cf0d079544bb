package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;

/** Functions of mathematics, of one number each. */
final class FunctionOperators {
    private FunctionOperators() {}

    static void register(Registry to) {
        to.one("Abs", 1, call -> absolute(call.ev(), call.input(0)));
        to.one("Neg", 1, call -> {
            Tensor x = call.input(0);
            return x.dtype().isWhole()
                    ? call.ev().subtract(Constants.scalar(x, 0), x)
                    : call.ev().negate(x);
        });
        to.one("Sign", 9, call -> sign(call.ev(), call.input(0)));
        function(to, "Ceil", 1, UnaryFunction.CEIL);
        function(to, "Floor", 1, UnaryFunction.FLOOR);
        function(to, "Round", 11, UnaryFunction.ROUND);
        function(to, "Reciprocal", 1, UnaryFunction.RECIPROCAL);
        function(to, "Sqrt", 1, UnaryFunction.SQRT);
        function(to, "Exp", 1, UnaryFunction.EXP);
        function(to, "Log", 1, UnaryFunction.LOG);
        function(to, "Erf", 9, UnaryFunction.ERF);
        function(to, "Sin", 7, UnaryFunction.SIN);
        function(to, "Cos", 7, UnaryFunction.COS);
        angle(to, "Tan", 7, AngleFunction.TAN);
        angle(to, "Asin", 7, AngleFunction.ASIN);
        angle(to, "Acos", 7, AngleFunction.ACOS);
        angle(to, "Atan", 7, AngleFunction.ATAN);
        angle(to, "Sinh", 9, AngleFunction.SINH);
        angle(to, "Cosh", 9, AngleFunction.COSH);
        angle(to, "Asinh", 9, AngleFunction.ASINH);
        angle(to, "Acosh", 9, AngleFunction.ACOSH);
        angle(to, "Atanh", 9, AngleFunction.ATANH);
    }

    private static void function(Registry to, String operator, int since, UnaryFunction f) {
        to.one(operator, since, call -> call.ev().unary(f, call.input(0)));
    }

    private static void angle(Registry to, String operator, int since, AngleFunction f) {
        to.one(operator, since, call -> call.ev().applyOne(new Angle(f), call.input(0)));
    }

    /** {@code |x|}, also of whole numbers. */
    static Tensor absolute(Evaluator ev, Tensor x) {
        if (!x.dtype().isWhole()) return ev.abs(x);
        return x.dtype().isUnsigned() ? x : ev.maximum(x, ev.subtract(Constants.scalar(x, 0), x));
    }

    private static Tensor sign(Evaluator ev, Tensor x) {
        if (!x.dtype().isWhole()) return ev.sign(x);
        Tensor one = Constants.scalar(x, 1);
        if (x.dtype().isUnsigned()) return ev.minimum(x, one);
        return ev.maximum(ev.minimum(x, one), Constants.scalar(x, -1));
    }
}
