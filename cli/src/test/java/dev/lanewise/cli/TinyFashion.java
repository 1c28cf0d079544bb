package dev.lanewise.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A data set in Fashion-MNIST's files, small enough for a test: noise, brighter in the rows of the label. */
final class TinyFashion {
    /** The trainer holds out 5,000. */
    private static final int TRAINED = 5_000 + 512;

    private static final int TESTED = 100;
    private static final int SIDE = 28;

    private TinyFashion() {}

    static void write(Path folder) throws IOException {
        write(folder, "train", TRAINED);
        write(folder, "t10k", TESTED);
    }

    private static void write(Path folder, String part, int count) throws IOException {
        Random random = new Random(count);
        ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        images.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            int label = random.nextInt(10);
            labels.put((byte) label);
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                boolean bright = pixel / SIDE / 2 == label + 2;
                images.put((byte) (random.nextInt(100) + (bright ? 150 : 0)));
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
