package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;

/** Pictures of unsigned bytes with labels, all in memory. Values are read as {@code byte / 255}. */
public final class Images implements Dataset {
    private final Shape shape;
    private final byte[] pixels;
    private final byte[] labels;

    /**
     * @param shape of one picture, {@code [height, width, channels]}
     * @param pixels all pictures, one after the other
     * @param labels one a picture
     */
    public Images(Shape shape, byte[] pixels, byte[] labels) {
        if ((long) shape.elements() * labels.length != pixels.length) {
            throw new ShapeException(
                    "images", "pixels must be as many as labels times the shape", shape, labels.length, pixels.length);
        }
        this.shape = shape;
        this.pixels = pixels.clone();
        this.labels = labels.clone();
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(int index, float[] values, int offset) {
        int n = shape.elements();
        int from = index * n;
        for (int i = 0; i < n; i++) values[offset + i] = (pixels[from + i] & 0xff) / 255f;
    }

    @Override
    public int label(int index) {
        return labels[index] & 0xff;
    }
}
