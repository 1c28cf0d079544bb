package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;

/** Labelled examples of one shape, reached by index. Thread-safe: loaders read on a thread of their own. */
public interface Dataset {
    /** How many examples there are. */
    int size();

    /** The shape of one example, for pictures {@code [height, width, channels]}. */
    Shape shape();

    /** Writes example {@code index} from {@code offset} on. */
    void read(int index, float[] values, int offset);

    /** The class of example {@code index}, from 0 on. */
    int label(int index);

    /** The examples {@code from} (inclusive) to {@code to} (exclusive) of this data set. */
    default Dataset slice(int from, int to) {
        return new Slice(this, from, to);
    }
}
