package dev.lanewise.kernels.elementwise;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import java.util.Arrays;

/**
 * Functions of each element, and of two or three elements with broadcasting. {@link UnaryFunction},
 * {@link BinaryFunction} and {@link Comparison} define them. The results are, in units in the last place (ULP):
 *
 * <ul>
 *   <li>exact for IDENTITY, NEGATE, ABS, SIGN, RELU, CLIP, FLOOR, CEIL, ROUND, MAX, MIN; rounded once for AFFINE,
 *       SQUARE, SQRT, RECIPROCAL, LEAKY_RELU, HARD_SIGMOID, ADD, SUBTRACT, MULTIPLY, DIVIDE;
 *   <li>within 1 ULP for EXP, LOG, SIN, COS, ERF and POW, SIN and COS for every float; within 2 for TANH, SIGMOID,
 *       SOFTSIGN, SOFTPLUS, SILU, ELU, SELU; within 4 for HARD_SWISH, MISH; within 4 or 1e-7 for GELU, GELU_TANH;
 *   <li>never falling where the function rises, for EXP, LOG, ERF, TANH, SIGMOID;
 *   <li>within 4 ULP or 2e-6 for slopes {@code f'}.
 * </ul>
 *
 * <p>Each result depends on its operands alone: not on its place, the vector width or the threads.
 */
public final class Elementwise {
    /** Elements of a gradient whose steps stay in the first cache. */
    private static final int GRADIENT_BLOCK = 1024;

    private static final int POW_COST = 64;

    private Elementwise() {}

    /**
     * {@code y[i] = f(x[i])} for n elements. In place where x and y are one array and the offsets are equal; otherwise
     * the ranges must not overlap.
     */
    public static void unary(
            Cpu cpu, UnaryFunction f, float alpha, float beta, int n, float[] x, int xOffset, float[] y, int yOffset) {
        check("x", n, x.length, xOffset);
        check("y", n, y.length, yOffset);
        if (cpu.workers().width() > 1 && Blocks.worthSharing(n, cost(f))) {
            bindUnary(cpu, f, alpha, beta, n, x, xOffset, y, yOffset).run();
        } else {
            unary(cpu.vector(), f, alpha, beta, n, x, xOffset, y, yOffset);
        }
    }

    /** {@link #unary}, to be run often. */
    public static Call bindUnary(
            Cpu cpu, UnaryFunction f, float alpha, float beta, int n, float[] x, int xOffset, float[] y, int yOffset) {
        check("x", n, x.length, xOffset);
        check("y", n, y.length, yOffset);
        boolean vector = cpu.vector();
        return Blocks.call(cpu, n, cost(f),
                (i, count) -> unary(vector, f, alpha, beta, count, x, xOffset + i, y, yOffset + i));
    }

    /** {@code dx[i] = f'(x[i]) * dy[i]} for n elements; dx overlaps neither x nor dy. */
    public static void unaryGradient(
            Cpu cpu,
            UnaryFunction f,
            float alpha,
            float beta,
            int n,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset) {
        bindUnaryGradient(cpu, f, alpha, beta, n, x, xOffset, dy, dyOffset, dx, dxOffset).run();
    }

    /** {@link #unaryGradient}, to be run often. */
    public static Call bindUnaryGradient(
            Cpu cpu,
            UnaryFunction f,
            float alpha,
            float beta,
            int n,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset) {
        check("x", n, x.length, xOffset);
        check("dy", n, dy.length, dyOffset);
        check("dx", n, dx.length, dxOffset);
        boolean vector = cpu.vector();
        return Blocks.call(cpu, n, cost(f), (i, count) -> gradient(
                vector, f, alpha, beta, count, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i));
    }

    /**
     * {@code y = f(a, b)}, a and b being operands 0 and 1 of {@code shapes}. In place where an operand of y's shape is
     * y's array at y's offset; otherwise y overlaps neither.
     */
    public static void binary(
            Cpu cpu,
            BinaryFunction f,
            Broadcast shapes,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset) {
        bindBinary(cpu, f, shapes, a, aOffset, b, bOffset, y, yOffset).run();
    }

    /** {@link #binary}, to be run often. */
    public static Call bindBinary(
            Cpu cpu,
            BinaryFunction f,
            Broadcast shapes,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset) {
        checkOperands(shapes, 2);
        check("a", shapes.elements(0), a.length, aOffset);
        check("b", shapes.elements(1), b.length, bOffset);
        check("y", shapes.elements(), y.length, yOffset);
        boolean vector = cpu.vector();
        return Blocks.rows(cpu, shapes, f == BinaryFunction.POW ? POW_COST : 1, (row, from, n) -> {
            int i = aOffset + shapes.index(0, row, from);
            int j = bOffset + shapes.index(1, row, from);
            int at = yOffset + row * shapes.rowLength() + from;
            if (vector) {
                VectorBinary.row(f, shapes.single(0), shapes.single(1), n, a, i, b, j, y, at);
            } else {
                ScalarBinary.row(f, shapes.single(0), shapes.single(1), n, a, i, b, j, y, at);
            }
        });
    }

    /** {@code y = c(a, b) ? 1 : 0}, a and b being operands 0 and 1 of {@code shapes}. */
    public static void compare(
            Cpu cpu,
            Comparison c,
            Broadcast shapes,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            byte[] y,
            int yOffset) {
        bindCompare(cpu, c, shapes, a, aOffset, b, bOffset, y, yOffset).run();
    }

    /** {@link #compare}, to be run often. */
    public static Call bindCompare(
            Cpu cpu,
            Comparison c,
            Broadcast shapes,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            byte[] y,
            int yOffset) {
        checkOperands(shapes, 2);
        check("a", shapes.elements(0), a.length, aOffset);
        check("b", shapes.elements(1), b.length, bOffset);
        check("y", shapes.elements(), y.length, yOffset);
        boolean vector = cpu.vector();
        return Blocks.rows(cpu, shapes, 1, (row, from, n) -> {
            int i = aOffset + shapes.index(0, row, from);
            int j = bOffset + shapes.index(1, row, from);
            int at = yOffset + row * shapes.rowLength() + from;
            if (vector) {
                VectorComparison.row(c, shapes.single(0), shapes.single(1), n, a, i, b, j, y, at);
            } else {
                ScalarComparison.row(c, shapes.single(0), shapes.single(1), n, a, i, b, j, y, at);
            }
        });
    }

    /**
     * {@code y = condition != 0 ? a : b}, the three being operands 0, 1 and 2 of {@code shapes}. In place as
     * {@link #binary}.
     */
    public static void select(
            Cpu cpu,
            Broadcast shapes,
            byte[] condition,
            int conditionOffset,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset) {
        bindSelect(cpu, shapes, condition, conditionOffset, a, aOffset, b, bOffset, y, yOffset).run();
    }

    /** {@link #select}, to be run often. */
    public static Call bindSelect(
            Cpu cpu,
            Broadcast shapes,
            byte[] condition,
            int conditionOffset,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset) {
        checkOperands(shapes, 3);
        check("condition", shapes.elements(0), condition.length, conditionOffset);
        check("a", shapes.elements(1), a.length, aOffset);
        check("b", shapes.elements(2), b.length, bOffset);
        check("y", shapes.elements(), y.length, yOffset);
        boolean vector = cpu.vector();
        return Blocks.rows(cpu, shapes, 1, (row, from, n) -> {
            int c = conditionOffset + shapes.index(0, row, from);
            int i = aOffset + shapes.index(1, row, from);
            int j = bOffset + shapes.index(2, row, from);
            int at = yOffset + row * shapes.rowLength() + from;
            if (shapes.single(0)) {
                boolean first = condition[c] != 0;
                copy(n, first ? a : b, first ? i : j, shapes.single(first ? 1 : 2), y, at);
            } else if (vector) {
                VectorSelection.row(shapes.single(1), shapes.single(2), n, condition, c, a, i, b, j, y, at);
            } else {
                ScalarSelection.row(shapes.single(1), shapes.single(2), n, condition, c, a, i, b, j, y, at);
            }
        });
    }

    private static void unary(
            boolean vector,
            UnaryFunction f,
            float alpha,
            float beta,
            int n,
            float[] x,
            int xOffset,
            float[] y,
            int yOffset) {
        if (vector) {
            VectorUnary.apply(f, alpha, beta, n, x, xOffset, y, yOffset);
        } else {
            ScalarUnary.apply(f, alpha, beta, n, x, xOffset, y, yOffset);
        }
    }

    private static void gradient(
            boolean vector,
            UnaryFunction f,
            float alpha,
            float beta,
            int n,
            float[] x,
            int xOffset,
            float[] dy,
            int dyOffset,
            float[] dx,
            int dxOffset) {
        for (int i = 0; i < n; i += GRADIENT_BLOCK) {
            int count = Math.min(GRADIENT_BLOCK, n - i);
            if (vector) {
                VectorGradient.apply(f, alpha, beta, count, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
            } else {
                ScalarGradient.apply(f, alpha, beta, count, x, xOffset + i, dy, dyOffset + i, dx, dxOffset + i);
            }
        }
    }

    private static void copy(int n, float[] from, int fromOffset, boolean single, float[] y, int yOffset) {
        if (single) {
            Arrays.fill(y, yOffset, yOffset + n, from[fromOffset]);
        } else {
            System.arraycopy(from, fromOffset, y, yOffset, n);
        }
    }

    /** What an element costs, in additions. */
    private static int cost(UnaryFunction f) {
        return switch (f) {
            case EXP, LOG, SIN, COS, ERF, TANH, SIGMOID, SOFTPLUS, ELU, SELU, GELU, GELU_TANH, SILU, MISH -> 8;
            default -> 1;
        };
    }

    private static void checkOperands(Broadcast shapes, int operands) {
        if (shapes.operands() != operands) {
            throw new IllegalArgumentException(
                    "elementwise: shapes must be of " + operands + " operands; got " + shapes.operands());
        }
    }

    private static void check(String name, int n, int length, int offset) {
        if (n < 0 || offset < 0 || offset > length - n) {
            throw new IllegalArgumentException(
                    "elementwise: " + name + " must hold n elements from its offset on; got n "
                            + n + ", offset " + offset + ", an array of " + length);
        }
    }
}
