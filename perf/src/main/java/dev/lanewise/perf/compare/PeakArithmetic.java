package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** The most fused multiply-adds that processors do on registers alone. */
final class PeakArithmetic {
    private static final int CHAINS = 12;
    private static final int STEPS = 1 << 17;
    private static final int TRIES = 60;

    private PeakArithmetic() {}

    static double gigaflops(int threads) {
        int lanes = Lanes.vector() ? Species.LENGTH : 1;
        double seconds = Together.best(threads, TRIES,
                Lanes.vector() ? PeakArithmetic::vector : PeakArithmetic::scalar);
        return 2.0 * threads * CHAINS * STEPS * lanes / seconds * 1e-9;
    }

    /** Twelve chains hide a latency of up to six cycles on two pipes, and leave registers for the factors on AVX2. */
    private static float vector() {
        FloatVector x = FloatVector.broadcast(Species.FLOAT, 0.999f);
        FloatVector y = FloatVector.broadcast(Species.FLOAT, 0.001f);
        FloatVector a0 = y;
        FloatVector a1 = y;
        FloatVector a2 = y;
        FloatVector a3 = y;
        FloatVector a4 = y;
        FloatVector a5 = y;
        FloatVector a6 = y;
        FloatVector a7 = y;
        FloatVector a8 = y;
        FloatVector a9 = y;
        FloatVector a10 = y;
        FloatVector a11 = y;
        for (int i = 0; i < STEPS; i++) {
            a0 = x.fma(y, a0);
            a1 = x.fma(y, a1);
            a2 = x.fma(y, a2);
            a3 = x.fma(y, a3);
            a4 = x.fma(y, a4);
            a5 = x.fma(y, a5);
            a6 = x.fma(y, a6);
            a7 = x.fma(y, a7);
            a8 = x.fma(y, a8);
            a9 = x.fma(y, a9);
            a10 = x.fma(y, a10);
            a11 = x.fma(y, a11);
        }
        return a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7).add(a8).add(a9).add(a10).add(a11).lane(0);
    }

    private static float scalar() {
        float a0 = 0;
        float a1 = 1;
        float a2 = 2;
        float a3 = 3;
        float a4 = 4;
        float a5 = 5;
        for (int i = 0; i < 2 * STEPS; i++) {
            a0 = Math.fma(0.999f, 0.001f, a0);
            a1 = Math.fma(0.999f, 0.001f, a1);
            a2 = Math.fma(0.999f, 0.001f, a2);
            a3 = Math.fma(0.999f, 0.001f, a3);
            a4 = Math.fma(0.999f, 0.001f, a4);
            a5 = Math.fma(0.999f, 0.001f, a5);
        }
        return a0 + a1 + a2 + a3 + a4 + a5;
    }
}
