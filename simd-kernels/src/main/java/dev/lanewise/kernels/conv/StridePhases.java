package dev.lanewise.kernels.conv;

/**
 * Which taps of one axis read the same lines: with stride {@code s}, tap {@code t} of output {@code o} reads padded
 * line {@code (o + shift) * s + phase}, where {@code t * dilation = shift * s + phase}. Taps of one phase read the same
 * lines, a few outputs apart.
 */
final class StridePhases {
    private final int stride;
    private final int dilation;

    /** For each phase, the largest shift of its taps; -1 where it has none. */
    private final int[] largest;

    StridePhases(int kernel, int stride, int dilation) {
        this.stride = stride;
        this.dilation = dilation;
        largest = new int[Math.min(stride, 1 + (kernel - 1) * dilation)];
        java.util.Arrays.fill(largest, -1);
        for (int tap = 0; tap < kernel; tap++) largest[phase(tap)] = shift(tap);
    }

    int phases() {
        return largest.length;
    }

    int phase(int tap) {
        return tap * dilation % stride;
    }

    int shift(int tap) {
        return tap * dilation / stride;
    }

    /** How many lines the taps of a phase read for {@code outputs} neighbouring outputs; 0 where it has no tap. */
    int lines(int phase, int outputs) {
        return largest[phase] < 0 ? 0 : outputs + largest[phase];
    }

    /** Lines of all phases before that one. */
    int linesBefore(int phase, int outputs) {
        int sum = 0;
        for (int p = 0; p < phase; p++) sum += lines(p, outputs);
        return sum;
    }
}
