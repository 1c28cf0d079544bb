package dev.lanewise.kernels.normalize;

/** Rows of batch normalisation in plain loops. */
final class ScalarBatchNorm {
    private ScalarBatchNorm() {}

    /** {@code y = (x - mean) * scale + beta}, a product and a sum in one fma. */
    static void normalize(
            int rows,
            int channels,
            float[] x,
            int xAt,
            float[] mean,
            int meanAt,
            float[] scale,
            int scaleAt,
            float[] beta,
            int betaAt,
            float[] y,
            int yAt) {
        for (int r = 0; r < rows; r++, xAt += channels, yAt += channels) {
            for (int c = 0; c < channels; c++) {
                y[yAt + c] = Math.fma(x[xAt + c] - mean[meanAt + c], scale[scaleAt + c], beta[betaAt + c]);
            }
        }
    }

    /** {@code dx = ((dy - shift) + (x - mean) * slope) * scale}, shift, slope and scale one after the other. */
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
                float d = dy[dyAt + c] - numbers[numbersAt + c];
                d = Math.fma(x[xAt + c] - mean[meanAt + c], numbers[slopeAt + c], d);
                dx[dxAt + c] = d * numbers[scaleAt + c];
            }
        }
    }
}
