package dev.lanewise.kernels.conv;

/**
 * One axis of one phase of an input gradient. With stride {@code s}, inputs {@code first, first + s, first + 2s, ...}
 * are read by the same taps {@code firstTap, firstTap + tapStep, ...}, so their gradients are an ordinary convolution
 * of {@code dy} with these taps in reverse order.
 *
 * @param first the first input of the phase
 * @param count how many inputs the phase has
 * @param taps how many taps read them; 0 where none does
 * @param dilation how far apart in {@code dy} the taps fall
 * @param before lines of zeros before {@code dy}; negative: lines of {@code dy} that no input of the phase went into
 * @param after the same at the end
 */
record GradientPhase(int first, int count, int firstTap, int tapStep, int taps, int dilation, int before, int after) {

    /** Phase {@code first} of an axis with {@code size} inputs and {@code outSize} outputs. */
    static GradientPhase of(int first, int size, int outSize, int kernel, int stride, int dilation, int padding) {
        int count = Math.ceilDiv(size - first, stride);
        int tapStep = stride / gcd(stride, dilation);
        int firstTap = 0;
        while (firstTap < Math.min(kernel, tapStep) && (first + padding - firstTap * dilation) % stride != 0)
            firstTap++;
        if (firstTap >= Math.min(kernel, tapStep)) return new GradientPhase(first, count, 0, 1, 0, 1, 0, 0);
        int taps = Math.ceilDiv(kernel - firstTap, tapStep);
        int apart = dilation / gcd(stride, dilation);
        // Input first + u * stride went through tap firstTap + j * tapStep into output origin + u - j * apart.
        int origin = (first + padding - firstTap * dilation) / stride;
        int before = (taps - 1) * apart - origin;
        int after = count + origin - outSize;
        return new GradientPhase(first, count, firstTap, tapStep, taps, apart, before, after);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** Where the lines of {@code dy} that matter begin. */
    int cropBefore() {
        return Math.max(0, -before);
    }

    /** How many lines of {@code dy} matter; not positive where the gradients are all 0. */
    int cropped(int outSize) {
        return taps == 0 ? 0 : outSize - cropBefore() - Math.max(0, -after);
    }

    /** The tap of the convolution's weights at {@code position}. */
    int tap(int position) {
        return firstTap + (taps - 1 - position) * tapStep;
    }
}
