package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/**
 * Tiles of 4 to 6 rows by two vectors of columns: {@code c = epilogue((accumulate ? c : 0) + a * b)}, every partial sum
 * in a register. Row {@code i} lies at {@code a[ai]}, the panel at {@code b[b0]}.
 *
 * <p>Each tile is one flat method, because C2 keeps vectors in registers only within one compiled method. Six rows make
 * twelve chains of fma, as many as the fastest cores have in flight, and fit sixteen registers. The numbers of the
 * activation are read after the loop: a float that lives across it would cost a register there. A partial sum on the
 * stack costs far more: each step would wait for the store before it.
 */
final class VectorTiles {
    private static final int L = Species.LENGTH;

    private VectorTiles() {}

    static void rows6(int k, float[] a, int a0, int a1, int a2, int a3, int a4, int a5,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        FloatVector c40 = FloatVector.zero(FLOAT);
        FloatVector c41 = FloatVector.zero(FLOAT);
        FloatVector c50 = FloatVector.zero(FLOAT);
        FloatVector c51 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
            c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
            c31 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc + L);
            c40 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
            c41 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc + L);
            c50 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc);
            c51 = FloatVector.fromArray(FLOAT, c, c0 + 5 * ldc + L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
            FloatVector x5 = FloatVector.broadcast(FLOAT, a[a5 + l]);
            c50 = x5.fma(v0, c50);
            c51 = x5.fma(v1, c51);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
            c20 = c20.add(v0);
            c21 = c21.add(v1);
            c30 = c30.add(v0);
            c31 = c31.add(v1);
            c40 = c40.add(v0);
            c41 = c41.add(v1);
            c50 = c50.add(v0);
            c51 = c51.add(v1);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            c20 = c20.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            c21 = c21.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + L));
            c30 = c30.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc));
            c31 = c31.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc + L));
            c40 = c40.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc));
            c41 = c41.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc + L));
            c50 = c50.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * ldc));
            c51 = c51.add(FloatVector.fromArray(FLOAT, residual, residual0 + 5 * ldc + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
            c20 = c20.blend(low, c20.compare(LE, low));
            c21 = c21.blend(low, c21.compare(LE, low));
            c30 = c30.blend(low, c30.compare(LE, low));
            c31 = c31.blend(low, c31.compare(LE, low));
            c40 = c40.blend(low, c40.compare(LE, low));
            c41 = c41.blend(low, c41.compare(LE, low));
            c50 = c50.blend(low, c50.compare(LE, low));
            c51 = c51.blend(low, c51.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
            c20 = c20.blend(high, c20.compare(GE, high));
            c21 = c21.blend(high, c21.compare(GE, high));
            c30 = c30.blend(high, c30.compare(GE, high));
            c31 = c31.blend(high, c31.compare(GE, high));
            c40 = c40.blend(high, c40.compare(GE, high));
            c41 = c41.blend(high, c41.compare(GE, high));
            c50 = c50.blend(high, c50.compare(GE, high));
            c51 = c51.blend(high, c51.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
        c50.intoArray(c, c0 + 5 * ldc);
        c51.intoArray(c, c0 + 5 * ldc + L);
    }

    static void rows5(int k, float[] a, int a0, int a1, int a2, int a3, int a4,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        FloatVector c40 = FloatVector.zero(FLOAT);
        FloatVector c41 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
            c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
            c31 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc + L);
            c40 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc);
            c41 = FloatVector.fromArray(FLOAT, c, c0 + 4 * ldc + L);
        }
        for (int l = 0; l < k; l++) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector x4 = FloatVector.broadcast(FLOAT, a[a4 + l]);
            c40 = x4.fma(v0, c40);
            c41 = x4.fma(v1, c41);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
            c20 = c20.add(v0);
            c21 = c21.add(v1);
            c30 = c30.add(v0);
            c31 = c31.add(v1);
            c40 = c40.add(v0);
            c41 = c41.add(v1);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            c20 = c20.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            c21 = c21.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + L));
            c30 = c30.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc));
            c31 = c31.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc + L));
            c40 = c40.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc));
            c41 = c41.add(FloatVector.fromArray(FLOAT, residual, residual0 + 4 * ldc + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
            c20 = c20.blend(low, c20.compare(LE, low));
            c21 = c21.blend(low, c21.compare(LE, low));
            c30 = c30.blend(low, c30.compare(LE, low));
            c31 = c31.blend(low, c31.compare(LE, low));
            c40 = c40.blend(low, c40.compare(LE, low));
            c41 = c41.blend(low, c41.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
            c20 = c20.blend(high, c20.compare(GE, high));
            c21 = c21.blend(high, c21.compare(GE, high));
            c30 = c30.blend(high, c30.compare(GE, high));
            c31 = c31.blend(high, c31.compare(GE, high));
            c40 = c40.blend(high, c40.compare(GE, high));
            c41 = c41.blend(high, c41.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
        c40.intoArray(c, c0 + 4 * ldc);
        c41.intoArray(c, c0 + 4 * ldc + L);
    }

    static void rows4(int k, float[] a, int a0, int a1, int a2, int a3,
            float[] b, int b0, float[] c, int c0, int ldc, boolean accumulate,
            float @Nullable [] bias, int bias0, float @Nullable [] residual, int residual0, Activation activation) {
        FloatVector c00 = FloatVector.zero(FLOAT);
        FloatVector c01 = FloatVector.zero(FLOAT);
        FloatVector c10 = FloatVector.zero(FLOAT);
        FloatVector c11 = FloatVector.zero(FLOAT);
        FloatVector c20 = FloatVector.zero(FLOAT);
        FloatVector c21 = FloatVector.zero(FLOAT);
        FloatVector c30 = FloatVector.zero(FLOAT);
        FloatVector c31 = FloatVector.zero(FLOAT);
        if (accumulate) {
            c00 = FloatVector.fromArray(FLOAT, c, c0);
            c01 = FloatVector.fromArray(FLOAT, c, c0 + L);
            c10 = FloatVector.fromArray(FLOAT, c, c0 + ldc);
            c11 = FloatVector.fromArray(FLOAT, c, c0 + ldc + L);
            c20 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc);
            c21 = FloatVector.fromArray(FLOAT, c, c0 + 2 * ldc + L);
            c30 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc);
            c31 = FloatVector.fromArray(FLOAT, c, c0 + 3 * ldc + L);
        }
        int l = 0;
        for (; l < k - 1; l += 2) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
            FloatVector w0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + WIDTH);
            FloatVector w1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + WIDTH + L);
            FloatVector z0 = FloatVector.broadcast(FLOAT, a[a0 + l + 1]);
            c00 = z0.fma(w0, c00);
            c01 = z0.fma(w1, c01);
            FloatVector z1 = FloatVector.broadcast(FLOAT, a[a1 + l + 1]);
            c10 = z1.fma(w0, c10);
            c11 = z1.fma(w1, c11);
            FloatVector z2 = FloatVector.broadcast(FLOAT, a[a2 + l + 1]);
            c20 = z2.fma(w0, c20);
            c21 = z2.fma(w1, c21);
            FloatVector z3 = FloatVector.broadcast(FLOAT, a[a3 + l + 1]);
            c30 = z3.fma(w0, c30);
            c31 = z3.fma(w1, c31);
        }
        if (l < k) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH);
            FloatVector v1 = FloatVector.fromArray(FLOAT, b, b0 + l * WIDTH + L);
            FloatVector x0 = FloatVector.broadcast(FLOAT, a[a0 + l]);
            c00 = x0.fma(v0, c00);
            c01 = x0.fma(v1, c01);
            FloatVector x1 = FloatVector.broadcast(FLOAT, a[a1 + l]);
            c10 = x1.fma(v0, c10);
            c11 = x1.fma(v1, c11);
            FloatVector x2 = FloatVector.broadcast(FLOAT, a[a2 + l]);
            c20 = x2.fma(v0, c20);
            c21 = x2.fma(v1, c21);
            FloatVector x3 = FloatVector.broadcast(FLOAT, a[a3 + l]);
            c30 = x3.fma(v0, c30);
            c31 = x3.fma(v1, c31);
        }
        if (bias != null) {
            FloatVector v0 = FloatVector.fromArray(FLOAT, bias, bias0);
            FloatVector v1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
            c00 = c00.add(v0);
            c01 = c01.add(v1);
            c10 = c10.add(v0);
            c11 = c11.add(v1);
            c20 = c20.add(v0);
            c21 = c21.add(v1);
            c30 = c30.add(v0);
            c31 = c31.add(v1);
        }
        if (residual != null) {
            c00 = c00.add(FloatVector.fromArray(FLOAT, residual, residual0));
            c01 = c01.add(FloatVector.fromArray(FLOAT, residual, residual0 + L));
            c10 = c10.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc));
            c11 = c11.add(FloatVector.fromArray(FLOAT, residual, residual0 + ldc + L));
            c20 = c20.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc));
            c21 = c21.add(FloatVector.fromArray(FLOAT, residual, residual0 + 2 * ldc + L));
            c30 = c30.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc));
            c31 = c31.add(FloatVector.fromArray(FLOAT, residual, residual0 + 3 * ldc + L));
        }
        if (Epilogues.clampsBelow(activation)) {
            FloatVector low = FloatVector.broadcast(FLOAT, Epilogues.low(activation));
            c00 = c00.blend(low, c00.compare(LE, low));
            c01 = c01.blend(low, c01.compare(LE, low));
            c10 = c10.blend(low, c10.compare(LE, low));
            c11 = c11.blend(low, c11.compare(LE, low));
            c20 = c20.blend(low, c20.compare(LE, low));
            c21 = c21.blend(low, c21.compare(LE, low));
            c30 = c30.blend(low, c30.compare(LE, low));
            c31 = c31.blend(low, c31.compare(LE, low));
        }
        if (Epilogues.clampsAbove(activation)) {
            FloatVector high = FloatVector.broadcast(FLOAT, activation.beta());
            c00 = c00.blend(high, c00.compare(GE, high));
            c01 = c01.blend(high, c01.compare(GE, high));
            c10 = c10.blend(high, c10.compare(GE, high));
            c11 = c11.blend(high, c11.compare(GE, high));
            c20 = c20.blend(high, c20.compare(GE, high));
            c21 = c21.blend(high, c21.compare(GE, high));
            c30 = c30.blend(high, c30.compare(GE, high));
            c31 = c31.blend(high, c31.compare(GE, high));
        }
        c00.intoArray(c, c0);
        c01.intoArray(c, c0 + L);
        c10.intoArray(c, c0 + ldc);
        c11.intoArray(c, c0 + ldc + L);
        c20.intoArray(c, c0 + 2 * ldc);
        c21.intoArray(c, c0 + 2 * ldc + L);
        c30.intoArray(c, c0 + 3 * ldc);
        c31.intoArray(c, c0 + 3 * ldc + L);
    }
}
