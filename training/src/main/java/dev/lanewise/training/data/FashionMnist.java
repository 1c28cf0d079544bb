package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: 60,000 training and 10,000 test pictures of clothes, 28 by 28, one channel, ten classes (H. Xiao,
 * K. Rasul, R. Vollgraf, arXiv 1708.07747).
 */
public record FashionMnist(Dataset train, Dataset test) {
    /** The classes by label. */
    public static final List<String> CLASSES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    /** Where Debian's package {@code dataset-fashion-mnist} puts the files. */
    public static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

    private static final Shape SHAPE = Shape.of(28, 28, 1);

    /**
     * Reads the four files, plain or with {@code .gz}.
     *
     * @throws DataException where they are missing (it says how to get them) or broken
     */
    public static FashionMnist load(Path folder) {
        return new FashionMnist(images(folder, "train"), images(folder, "t10k"));
    }

    private static Dataset images(Path folder, String part) {
        Path pictures = find(folder, part + "-images-idx3-ubyte");
        Idx images = Idx.read(pictures);
        Idx labels = Idx.read(find(folder, part + "-labels-idx1-ubyte"));
        if (images.shape().rank() != 3 || images.shape().size(1) != 28 || images.shape().size(2) != 28) {
            throw new DataException(pictures + ": Fashion-MNIST pictures are [count, 28, 28]; got " + images.shape());
        }
        if (!labels.shape().equals(Shape.of(images.shape().size(0)))) {
            throw new DataException(
                    pictures + ": there must be one label a picture; got " + images.shape() + " and " + labels.shape());
        }
        if (labels.values().length == 0) throw new DataException(pictures + ": there must be at least one picture");
        for (byte label : labels.values()) {
            if (label < 0 || label >= CLASSES.size()) {
                throw new DataException(pictures + ": labels must be from 0 to 9; got " + label);
            }
        }
        return new Images(SHAPE, images.values(), labels.values());
    }

    private static Path find(Path folder, String name) {
        Path plain = folder.resolve(name);
        Path zipped = folder.resolve(name + ".gz");
        if (Files.isRegularFile(zipped)) return zipped;
        if (Files.isRegularFile(plain)) return plain;
        throw new DataException("Fashion-MNIST is not in " + folder + " (no " + name
                + "[.gz]); install Debian's package dataset-fashion-mnist, or give the folder with --data DIR");
    }
}
