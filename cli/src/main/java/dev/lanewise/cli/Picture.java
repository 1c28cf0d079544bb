package dev.lanewise.cli;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A picture file as an input of a model: {@code y = (x * scale - mean) / std} for each channel, {@code x} being 0 to 255,
 * resized to the input's height and width. The channels of {@code [batch, channels, height, width]} or
 * {@code [batch, height, width, channels]} are one (grey) or three (red, green, blue).
 */
record Picture(double[] mean, double[] std, double scale) {
    private static final int RED_SHIFT = 16;
    private static final int GREEN_SHIFT = 8;

    Tensor read(Path file, String input, DType dtype, Shape shape) throws IOException {
        boolean first = shape.rank() == 4 && isChannels(shape.size(1));
        boolean last = shape.rank() == 4 && !first && isChannels(shape.size(3));
        if (!(first || last) || shape.size(0) != 1 || !(dtype == DType.FLOAT32 || dtype == DType.UINT8)) {
            throw new IllegalArgumentException("run: a picture is for a float32 or uint8 input [1, channels, height,"
                    + " width] or [1, height, width, channels] of 1 or 3 channels; got " + input + " " + dtype + " "
                    + shape);
        }
        BufferedImage image = image(file);
        int channels = shape.size(first ? 1 : 3);
        int height = shape.size(first ? 2 : 1);
        int width = shape.size(first ? 3 : 2);
        BufferedImage sized = resized(image, height, width);
        float[] values = new float[shape.elements()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    int at = first ? (c * height + y) * width + x : (y * width + x) * channels + c;
                    values[at] = channel(sized.getRGB(x, y), channels, c);
                }
            }
        }
        return dtype == DType.UINT8 ? bytes(shape, values) : Tensor.of(shape, normalized(values, channels, first));
    }

    private static boolean isChannels(int size) {
        return size == 1 || size == 3;
    }

    private static BufferedImage resized(BufferedImage image, int height, int width) {
        BufferedImage sized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sized.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return sized;
    }

    private static float channel(int rgb, int channels, int c) {
        int red = rgb >> RED_SHIFT & 0xff;
        int green = rgb >> GREEN_SHIFT & 0xff;
        int blue = rgb & 0xff;
        // ITU-R BT.601's weights of brightness.
        if (channels == 1) return 0.299f * red + 0.587f * green + 0.114f * blue;
        return c == 0 ? red : c == 1 ? green : blue;
    }

    private float[] normalized(float[] values, int channels, boolean first) {
        int plane = values.length / channels;
        float[] normal = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int c = first ? i / plane : i % channels;
            normal[i] = (float) ((values[i] * scale - mean[c % mean.length]) / std[c % std.length]);
        }
        return normal;
    }

    private static Tensor bytes(Shape shape, float[] values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) Math.round(values[i]);
        return Tensor.wrap(
                new TensorType(DType.UINT8, shape), Device.cpu(), pixels, 0);
    }

    private static BufferedImage image(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IllegalArgumentException(file + ": an input is a file; got a folder");
        @Nullable BufferedImage image = null;
        String got = "another file";
        try (InputStream in = Files.newInputStream(file)) {
            image = ImageIO.read(in);
        } catch (IIOException e) {
            got = "a damaged one";
        }
        if (image == null) {
            throw new IllegalArgumentException(
                    file + ": must be a .npy file, a .pb file, or a picture that this JDK can read; got " + got);
        }
        return image;
    }
}
