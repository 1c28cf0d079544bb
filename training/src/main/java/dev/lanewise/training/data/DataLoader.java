package dev.lanewise.training.data;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.SplittableRandom;

/**
 * Examples in batches, for training shuffled and transformed by seed. What comes out depends on the seed and the epoch
 * alone: each example's lots are its own.
 *
 * @param seed null for the data set's own order
 * @param dropLast whether a last batch that is not full is left out
 */
public record DataLoader(
        Dataset data, int batchSize, @org.jspecify.annotations.Nullable Long seed, Transform transform,
        boolean dropLast) {
    /** Lots of examples and the order of examples come from different streams. */
    private static final long ORDER = 0x6f72646572L;

    public DataLoader {
        if (batchSize < 1) throw new IllegalArgumentException("loader: batchSize must be at least 1; got " + batchSize);
    }

    /** In the data set's order, the last batch included: for evaluation. */
    public static DataLoader inOrder(Dataset data, int batchSize, Transform transform) {
        return new DataLoader(data, batchSize, null, transform, false);
    }

    /** Shuffled anew each epoch, full batches only: for training. */
    public static DataLoader shuffled(Dataset data, int batchSize, long seed, Transform transform) {
        return new DataLoader(data, batchSize, seed, transform, true);
    }

    /** Batches in an epoch. */
    public int batches() {
        return dropLast ? data.size() / batchSize : Math.ceilDiv(data.size(), batchSize);
    }

    /** The batches of one epoch, made ahead on a thread of their own; close it when leaving early. */
    public Epoch epoch(int number) {
        return new Epoch(this, number);
    }

    int[] order(int epoch) {
        int[] order = new int[data.size()];
        for (int i = 0; i < order.length; i++) order[i] = i;
        if (seed == null) return order;
        SplittableRandom random = stream(ORDER, epoch, 0);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    Batch batch(int epoch, int number, int[] order) {
        int first = number * batchSize;
        int count = Math.min(batchSize, order.length - first);
        Shape one = data.shape();
        int size = one.elements();
        float[] x = new float[count * size];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            int example = order[first + i];
            data.read(example, x, i * size);
            transform.apply(x, i * size, one, stream(0, epoch, example));
            labels[i] = data.label(example);
        }
        int[] sizes = new int[one.rank() + 1];
        sizes[0] = count;
        for (int i = 0; i < one.rank(); i++) sizes[i + 1] = one.size(i);
        return new Batch(
                Tensor.wrap(new TensorType(DType.FLOAT32, Shape.of(sizes)), Device.cpu(), x, 0),
                Tensor.of(Shape.of(count), labels));
    }

    /** A generator of its own for each place: every number is mixed in, so that no stream is another one shifted. */
    private SplittableRandom stream(long purpose, int epoch, int example) {
        long mixed = seed == null ? 0 : seed;
        for (long next : new long[] {purpose, epoch, example}) {
            mixed = new SplittableRandom(mixed).nextLong() ^ next;
        }
        return new SplittableRandom(new SplittableRandom(mixed).nextLong());
    }
}
