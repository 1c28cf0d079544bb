package dev.lanewise.onnx.operators;

import java.util.random.RandomGenerator;

/**
 * MT19937 of Matsumoto and Nishimura, ACM Transactions on Modeling and Computer Simulation 8 (1998), seeded by one
 * number: the generator of ONNX' reference implementation, so that the same seed gives the same numbers here.
 */
final class MersenneTwister implements RandomGenerator {
    private static final int SIZE = 624;
    private static final int AHEAD = 397;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /** @param seed of which the low 32 bits count */
    MersenneTwister(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }

    @Override
    public int nextInt() {
        if (next == SIZE) twist();
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
            state[i] = state[(i + AHEAD) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }

    @Override
    public long nextLong() {
        return ((long) nextInt() << 32) | (nextInt() & 0xffffffffL);
    }

    /** From 0 to below 1, of 27 and 26 bits of two numbers. */
    @Override
    public double nextDouble() {
        int high = nextInt() >>> 5;
        return (high * 0x1p26 + (nextInt() >>> 6)) * 0x1p-53;
    }
}
