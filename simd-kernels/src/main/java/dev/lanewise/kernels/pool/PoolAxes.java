package dev.lanewise.kernels.pool;

/** What the rows of one pooling share, made once a call. */
record PoolAxes(PoolAxis vertical, PoolAxis horizontal, int channels) {
    static PoolAxes of(Pool2dGeometry g) {
        return new PoolAxes(PoolAxis.vertical(g), PoolAxis.horizontal(g), g.channels());
    }

    /** Floats of an input image. */
    int image() {
        return vertical.size() * horizontal.size() * channels;
    }

    /** What a window's sum is divided by. */
    float count(int oy, int ox, boolean countPadding) {
        return countPadding
                ? (float) vertical.tapsWithPadding(oy) * horizontal.tapsWithPadding(ox)
                : (float) vertical.taps(oy) * horizontal.taps(ox);
    }
}
