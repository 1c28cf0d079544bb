package dev.lanewise.kernels.pool;

/**
 * One axis of a pooling: which pixels a window sees, and which windows see a pixel. Tap {@code k} of window {@code o}
 * lies at pixel {@code o * stride - before + k * dilation}, which is padding outside 0 to {@code size - 1}.
 */
record PoolAxis(int size, int windows, int kernel, int stride, int before, int after, int dilation) {
    static PoolAxis vertical(Pool2dGeometry g) {
        return new PoolAxis(
                g.height(),
                g.outHeight(),
                g.kernelHeight(),
                g.stride().vertical(),
                g.padding().top(),
                g.padding().bottom(),
                g.dilation().vertical());
    }

    static PoolAxis horizontal(Pool2dGeometry g) {
        return new PoolAxis(
                g.width(),
                g.outWidth(),
                g.kernelWidth(),
                g.stride().horizontal(),
                g.padding().left(),
                g.padding().right(),
                g.dilation().horizontal());
    }

    /** The pixel of tap {@code k}. */
    int pixel(int window, int k) {
        return window * stride - before + k * dilation;
    }

    /** The first tap of a window that is no padding. */
    int first(int window) {
        int start = pixel(window, 0);
        return start >= 0 ? 0 : Math.ceilDiv(-start, dilation);
    }

    /** Taps of a window that are no padding; none where a dilated window steps over all pixels. */
    int taps(int window) {
        return Math.max(0, tapsBelow(window, size) - first(window));
    }

    /** Taps of a window, padding included. What hangs over the padding is no tap. */
    int tapsWithPadding(int window) {
        return tapsBelow(window, size + after);
    }

    private int tapsBelow(int window, int end) {
        return pixel(window, kernel - 1) < end ? kernel : Math.ceilDiv(end - pixel(window, 0), dilation);
    }

    /** The first window that may see a pixel. */
    int firstWindow(int pixel) {
        return Math.max(0, Math.ceilDiv(pixel + before - (kernel - 1) * dilation, stride));
    }

    /** After the last window that may see a pixel. */
    int endWindow(int pixel) {
        return Math.min(windows, (pixel + before) / stride + 1);
    }
}
