package dev.lanewise.training.data;

import dev.lanewise.tensor.Shape;

/** A run of another data set's examples. */
record Slice(Dataset all, int from, int to) implements Dataset {
    Slice {
        if (from < 0 || to < from || to > all.size()) {
            throw new IllegalArgumentException(
                    "slice: 0 <= from <= to <= size must hold; got from " + from + ", to " + to
                            + ", size " + all.size());
        }
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public Shape shape() {
        return all.shape();
    }

    @Override
    public void read(int index, float[] values, int offset) {
        all.read(from + index, values, offset);
    }

    @Override
    public int label(int index) {
        return all.label(from + index);
    }
}
