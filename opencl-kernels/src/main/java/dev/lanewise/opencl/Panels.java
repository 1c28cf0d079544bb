package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.Tensor;

/**
 * Right sides of products. For a processor's tiles their columns are packed; those of a tensor that came from the host
 * are kept with it, in as few bits as it has them, since weights are used again and again. A card's tiles read them as they lie.
 */
final class Panels {
    static final int WIDTH = 32;

    private final Engine engine;

    Panels(Engine engine) {
        this.engine = engine;
    }

    /**
     * Where in a tensor the columns of some matrices lie: column j, counted sum l of matrix z at
     * {@code z * matrixStep + j * columnStep + l / inner * outerStep + l % inner * innerStep}.
     */
    record Layout(
            int matrices,
            int columns,
            int sums,
            int inner,
            int columnStep,
            int outerStep,
            int innerStep,
            int matrixStep) {
        /** Matrices one after the other, {@code [sums, columns]} or transposed. */
        static Layout of(int matrices, int columns, int sums, boolean transposed) {
            return new Layout(matrices, columns, sums, Math.max(1, sums), transposed ? sums : 1, 0,
                    transposed ? 1 : columns, columns * sums);
        }

        int panels() {
            return Math.ceilDiv(columns, WIDTH);
        }
    }

    /**
     * A right side as the device's tiles read it: where it begins, and how it lies where it is not packed. To be closed once
     * the products are enqueued, since columns that were packed for them alone are the pool's again then.
     */
    record Right(DeviceStorage.Derived numbers, Stored stored, int from, Layout layout) implements AutoCloseable {
        Buffer buffer() {
            return numbers.buffer();
        }

        /** What a card's kernels take: terms of a run, then the steps of columns, of runs, and within a run. */
        int[] steps() {
            return new int[] {layout.inner, layout.columnStep, layout.outerStep, layout.innerStep};
        }

        @Override
        public void close() {
            numbers.close();
        }
    }

    /** A key of what was packed: which elements of the storage, how they lie there, and in the panels. */
    private record Key(int offset, Stored stored, Layout layout) {}

    Right of(Tensor tensor, Layout layout) {
        DeviceStorage storage = DeviceStorage.of(tensor);
        DeviceStorage.Numbers numbers = storage.numbers();
        Stored stored = numbers.stored();
        if (!Source.isProcessor(engine.device())) {
            return new Right(new DeviceStorage.Derived(numbers.buffer(), true), stored, tensor.offset(), layout);
        }
        DeviceStorage.Derived packed = storage.derived(new Key(tensor.offset(), stored, layout),
                () -> pack(numbers, tensor.offset(), layout));
        return new Right(packed, stored, 0, layout);
    }

    /** Panels hold numbers as the tensor does. */
    private Buffer pack(DeviceStorage.Numbers numbers, int from, Layout layout) {
        long count = (long) layout.matrices * layout.panels() * layout.sums * WIDTH;
        Buffer packed = engine.pool().lend(Math.max(1, count) * numbers.stored().bytes(Float.BYTES));
        Source source = Source.pack(numbers.stored());
        if (layout.columnStep == 1 && layout.inner == Math.max(1, layout.sums)) {
            engine.run(source, "pack_rows",
                    Range.of(layout.sums, (long) layout.matrices * layout.panels()), layout.columns, layout.sums,
                    layout.innerStep, layout.matrixStep, layout.panels(), numbers.buffer(), from, packed);
            return packed;
        }
        engine.run(source, "pack",
                Range.of(WIDTH, layout.sums, (long) layout.matrices * layout.panels()),
                layout.columns, layout.sums, layout.inner, layout.columnStep, layout.outerStep, layout.innerStep,
                layout.matrixStep, layout.panels(), numbers.buffer(), from, packed);
        return packed;
    }
}
