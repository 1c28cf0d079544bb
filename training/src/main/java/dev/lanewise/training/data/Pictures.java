package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;
import java.util.Arrays;

/** Moves of pixels in pictures {@code [height, width, channels]}, in place. */
final class Pictures {
    private Pictures() {}

    static void mirror(float[] values, int offset, Shape shape) {
        int width = shape.size(1);
        int channels = shape.size(2);
        for (int y = 0; y < shape.size(0); y++) {
            int row = offset + y * width * channels;
            for (int left = 0, right = width - 1; left < right; left++, right--) {
                for (int c = 0; c < channels; c++) {
                    float swapped = values[row + left * channels + c];
                    values[row + left * channels + c] = values[row + right * channels + c];
                    values[row + right * channels + c] = swapped;
                }
            }
        }
    }

    static void move(float[] values, int offset, Shape shape, int down, int right, float fill) {
        int height = shape.size(0);
        int row = shape.size(1) * shape.size(2);
        int sideways = Math.clamp((long) right * shape.size(2), -row, row);
        // Rows are taken in the order in which no row is overwritten before it has moved.
        for (int i = 0; i < height; i++) {
            int y = down > 0 ? height - 1 - i : i;
            int to = offset + y * row;
            int source = y - down;
            if (source < 0 || source >= height) {
                Arrays.fill(values, to, to + row, fill);
                continue;
            }
            int from = offset + source * row;
            System.arraycopy(
                    values, from + Math.max(0, -sideways), values, to + Math.max(0, sideways),
                    row - Math.abs(sideways));
            if (sideways > 0) Arrays.fill(values, to, to + sideways, fill);
            else
                Arrays.fill(values, to + row + sideways, to + row, fill);
        }
    }
}
