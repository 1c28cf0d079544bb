package dev.lanewise.onnx.operators;

import java.util.function.LongBinaryOperator;

/** Functions of two whole numbers that only ONNX knows. Narrow dtypes are widened before and cut after. */
enum IntegerFunction implements LongBinaryOperator {
    AND {
        @Override
        public long applyAsLong(long a, long b) {
            return a & b;
        }
    },
    OR {
        @Override
        public long applyAsLong(long a, long b) {
            return a | b;
        }
    },
    XOR {
        @Override
        public long applyAsLong(long a, long b) {
            return a ^ b;
        }
    },
    /** {@code a * 2^b}; 0 where b is negative or no bit is left. */
    SHIFT_LEFT {
        @Override
        public long applyAsLong(long a, long b) {
            return b < 0 || b > 63 ? 0 : a << b;
        }
    },
    /** {@code floor(a / 2^b)}; where b is negative or too large, as if it were large: -1 or 0. */
    SHIFT_RIGHT {
        @Override
        public long applyAsLong(long a, long b) {
            return a >> (b < 0 || b > 63 ? 63 : b);
        }
    },
    /** {@code a - floor(a / b) * b}, with the sign of b. */
    MODULO {
        @Override
        public long applyAsLong(long a, long b) {
            return Math.floorMod(a, divisor(b));
        }
    },
    /** {@code a - trunc(a / b) * b}, with the sign of a. */
    REMAINDER {
        @Override
        public long applyAsLong(long a, long b) {
            return a % divisor(b);
        }
    },
    /** {@code a} to the power {@code b}, of which the low 64 bits; of a negative power the part before the point. */
    POWER {
        @Override
        public long applyAsLong(long a, long b) {
            if (b < 0) return a == 1 ? 1 : a == -1 ? 1 - 2 * (b & 1) : 0;
            long result = 1;
            long square = a;
            for (long rest = b; rest > 0; rest >>= 1) {
                if ((rest & 1) != 0) result *= square;
                square *= square;
            }
            return result;
        }
    };

    private static long divisor(long b) {
        if (b == 0) throw new ArithmeticException("mod: an integer has no remainder by 0; got 0");
        return b;
    }
}
