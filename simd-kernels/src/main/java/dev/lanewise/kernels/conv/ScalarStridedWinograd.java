package dev.lanewise.kernels.conv;

import org.jspecify.annotations.Nullable;

/** The scalar twin of {@link VectorStridedWinograd}, and the definition of its order. */
final class ScalarStridedWinograd implements StridedWinogradTransforms {
    @Override
    public void input(int tiles, int channels, float[] d, int line, int minus, int pixelStride,
            float[] v, int near, int far, int step, int pointStride, boolean second) {
        for (int i = 0; i < tiles; i++) {
            for (int c = 0; c < channels; c++) {
                int at = 4 * i * pixelStride + c;
                int to = i * step + c;
                float x2 = pixel(d, line, minus, at + 2 * pixelStride);
                v[near + to] = pixel(d, line, minus, at) - x2;
                v[near + pointStride + to] = pixel(d, line, minus, at + pixelStride);
                v[near + 2 * pointStride + to] = x2;
                if (!second) continue;
                v[far + to] = pixel(d, line, minus, at + 4 * pixelStride) - x2;
                v[far + pointStride + to] = pixel(d, line, minus, at + 3 * pixelStride);
            }
        }
    }

    private static float pixel(float[] d, int line, int minus, int at) {
        return minus < 0 ? d[line + at] : d[line + at] - d[minus + at];
    }

    @Override
    public void output(int tiles, int channels, float[] m, int near, int right, int below, int corner, int step,
            int pointStride, float[] y, int yOffset, int rowStride, int pixelStride,
            float @Nullable [] bias, int biasOffset, float low, float high) {
        for (int i = 0; i < tiles; i++) {
            for (int c = 0; c < channels; c++) {
                int at = i * step + c;
                float m1 = m[near + 3 * pointStride + at];
                float n1 = m[near + 4 * pointStride + at];
                float o1 = m[right + 3 * pointStride + at];
                float above0 = m[near + at] + m1;
                float above1 = m[near + pointStride + at] + n1;
                float above2 = m[right + at] + o1;
                float below0 = m1 + m[below + at];
                float below1 = n1 + m[below + pointStride + at];
                float below2 = o1 + m[corner + at];
                int to = yOffset + 2 * i * pixelStride + c;
                float b = bias == null ? 0 : bias[biasOffset + c];
                boolean ends = bias != null;
                y[to] = end(above0 + above1, ends, b, low, high);
                y[to + pixelStride] = end(above1 + above2, ends, b, low, high);
                y[to + rowStride] = end(below0 + below1, ends, b, low, high);
                y[to + rowStride + pixelStride] = end(below1 + below2, ends, b, low, high);
            }
        }
    }

    private static float end(float sum, boolean ends, float bias, float low, float high) {
        if (!ends) return sum;
        float biased = sum + bias;
        float bounded = biased <= low ? low : biased;
        return bounded >= high ? high : bounded;
    }
}
