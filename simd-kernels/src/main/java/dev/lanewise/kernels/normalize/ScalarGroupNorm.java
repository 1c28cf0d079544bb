package dev.lanewise.kernels.normalize;

/** Rows of group normalisation's gradient in plain loops. */
final class ScalarGroupNorm {
    private ScalarGroupNorm() {}

    /** {@code dx = dy * scale + ((x - mean) * slope + shift)}, shift, slope and scale one after the other. */
    static void gradient(
            int rows,
            int channels,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] dy,
            int dyAt,
            float[] numbers,
            int numbersAt,
            float[] dx,
            int dxAt) {
        int slopeAt = numbersAt + channels;
        int scaleAt = slopeAt + channels;
        for (int r = 0; r < rows; r++, xAt += channels, dyAt += channels, dxAt += channels) {
            for (int c = 0; c < channels; c++) {
                float d = Math.fma(x[xAt + c] - mean[meanAt + c], numbers[slopeAt + c], numbers[numbersAt + c]);
                dx[dxAt + c] = Math.fma(dy[dyAt + c], numbers[scaleAt + c], d);
            }
        }
    }
}
