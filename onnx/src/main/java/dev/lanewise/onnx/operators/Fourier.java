package dev.lanewise.onnx.operators;

/**
 * The discrete Fourier transform of so many complex numbers: Cooley and Tukey, An algorithm for the machine calculation
 * of complex Fourier series (1965), over the prime factors of the length. The order of each sum depends on the length
 * alone; sines and cosines are those of {@link StrictMath}.
 */
final class Fourier {
    private final int length;
    private final boolean inverse;
    private final double[] cos;
    private final double[] sin;
    private final double[] fromRe;
    private final double[] fromIm;
    private final double[] partRe;
    private final double[] partIm;

    Fourier(int length, boolean inverse) {
        this.length = length;
        this.inverse = inverse;
        cos = new double[length];
        sin = new double[length];
        for (int k = 0; k < length; k++) {
            double angle = 2 * Math.PI * k / length;
            cos[k] = StrictMath.cos(angle);
            sin[k] = inverse ? StrictMath.sin(angle) : -StrictMath.sin(angle);
        }
        fromRe = new double[length];
        fromIm = new double[length];
        partRe = new double[length];
        partIm = new double[length];
    }

    /** In place; the inverse divides by the length. */
    void transform(double[] re, double[] im) {
        System.arraycopy(re, 0, fromRe, 0, length);
        System.arraycopy(im, 0, fromIm, 0, length);
        transform(0, 1, re, im, 0, length);
        if (!inverse) return;
        for (int k = 0; k < length; k++) {
            re[k] /= length;
            im[k] /= length;
        }
    }

    /** Of {@code n} numbers a step apart, into the n from {@code to} on. */
    private void transform(int from, int step, double[] re, double[] im, int to, int n) {
        if (n == 1) {
            re[to] = fromRe[from];
            im[to] = fromIm[from];
            return;
        }
        int factor = smallestFactor(n);
        int m = n / factor;
        for (int q = 0; q < factor; q++) transform(from + q * step, step * factor, re, im, to + q * m, m);
        System.arraycopy(re, to, partRe, to, n);
        System.arraycopy(im, to, partIm, to, n);
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int q = 0; q < factor; q++) {
                int turn = (int) ((long) q * k % n) * step;
                double a = partRe[to + q * m + k % m];
                double b = partIm[to + q * m + k % m];
                sumRe += a * cos[turn] - b * sin[turn];
                sumIm += a * sin[turn] + b * cos[turn];
            }
            re[to + k] = sumRe;
            im[to + k] = sumIm;
        }
    }

    private static int smallestFactor(int n) {
        for (int factor = 2; factor * factor <= n; factor++) if (n % factor == 0) return factor;
        return n;
    }
}
