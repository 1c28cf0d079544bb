package dev.lanewise.onnx.export;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.onnx.format.ElementType;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Cast;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Detach;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.Where;
import java.util.List;

/** Functions of one and two numbers. */
final class ElementwiseWriters {
    private ElementwiseWriters() {}

    static void register(OperatorWriters to) {
        to.one(Unary.class, ElementwiseWriters::unary);
        to.one(Binary.class, (op, in) -> in.add(name(op.function()), in.all()));
        to.one(Compare.class, ElementwiseWriters::compare);
        to.one(Where.class, (op, in) -> in.add("Where", in.all()));
        to.one(Detach.class, (op, in) -> in.add("Identity", in.all()));
        to.one(Cast.class, (op, in) -> in.add(
                "Cast", in.all(), Attribute.of("to", ElementType.of(op.dtype()).number())));
    }

    private static String unary(Unary op, Written in) {
        String x = in.input(0);
        Attribute alpha = Attribute.of("alpha", op.alpha());
        Attribute beta = Attribute.of("beta", op.beta());
        return switch (op.function()) {
            case IDENTITY -> in.add("Identity", in.all());
            case AFFINE -> affine(op, in);
            case NEGATE -> in.add("Neg", in.all());
            case ABS -> in.add("Abs", in.all());
            case SIGN -> in.add("Sign", in.all());
            case SQUARE -> in.add("Mul", List.of(x, x));
            case SQRT -> in.add("Sqrt", in.all());
            case RECIPROCAL -> in.add("Reciprocal", in.all());
            case EXP -> in.add("Exp", in.all());
            case LOG -> in.add("Log", in.all());
            case SIN -> in.add("Sin", in.all());
            case COS -> in.add("Cos", in.all());
            case ERF -> in.add("Erf", in.all());
            case TANH -> in.add("Tanh", in.all());
            case SIGMOID -> in.add("Sigmoid", in.all());
            case SOFTPLUS -> in.add("Softplus", in.all());
            case SOFTSIGN -> in.add("Softsign", in.all());
            case RELU -> in.add("Relu", in.all());
            case CLIP -> in.add("Clip", List.of(x, in.graph().number(op.alpha()), in.graph().number(op.beta())));
            case LEAKY_RELU -> in.add("LeakyRelu", in.all(), alpha);
            case ELU -> in.add("Elu", in.all(), alpha);
            case SELU -> in.add("Selu", in.all());
            case GELU -> in.add("Gelu", in.all());
            case GELU_TANH -> in.add("Gelu", in.all(), Attribute.of("approximate", "tanh"));
            // Swish has an operator of its own since opset 24 only.
            case SILU -> in.add("Mul", List.of(x, in.add("Sigmoid", in.all())));
            case MISH -> in.add("Mish", in.all());
            case HARD_SIGMOID -> in.add("HardSigmoid", in.all(), alpha, beta);
            case HARD_SWISH -> in.add("HardSwish", in.all());
            case FLOOR -> in.add("Floor", in.all());
            case CEIL -> in.add("Ceil", in.all());
            case ROUND -> in.add("Round", in.all());
        };
    }

    private static String affine(Unary op, Written in) {
        String x = in.input(0);
        String scaled = op.alpha() == 1 ? x : in.add("Mul", List.of(x, in.graph().number(op.alpha())));
        return op.beta() == 0 && op.alpha() != 1
                ? scaled
                : in.add("Add", List.of(scaled, in.graph().number(op.beta())));
    }

    private static String name(BinaryFunction function) {
        return switch (function) {
            case ADD -> "Add";
            case SUBTRACT -> "Sub";
            case MULTIPLY -> "Mul";
            case DIVIDE -> "Div";
            case MAX -> "Max";
            case MIN -> "Min";
            case POW -> "Pow";
        };
    }

    private static String compare(Compare op, Written in) {
        return switch (op.comparison()) {
            case EQUAL -> in.add("Equal", in.all());
            case NOT_EQUAL -> in.add("Not", List.of(in.add("Equal", in.all())));
            case LESS -> in.add("Less", in.all());
            case LESS_OR_EQUAL -> in.add("LessOrEqual", in.all());
            case GREATER -> in.add("Greater", in.all());
            case GREATER_OR_EQUAL -> in.add("GreaterOrEqual", in.all());
        };
    }
}
