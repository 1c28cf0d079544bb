package dev.lanewise.opencl;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.Tensor;

/**
 * Columns of a product's right side, packed for tiles. Those of a tensor that came from the host are kept with it, since
 * weights are used again and again.
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

    /** A key of what was packed: which elements of the storage, and how. */
    private record Key(int offset, Layout layout) {}

    Buffer of(Tensor tensor, Layout layout) {
        return DeviceStorage.of(tensor).derived(new Key(tensor.offset(), layout), () -> pack(tensor, layout));
    }

    private Buffer pack(Tensor tensor, Layout layout) {
        Buffer packed = engine.floats((long) layout.matrices * layout.panels() * layout.sums * WIDTH);
        if (layout.columnStep == 1 && layout.inner == Math.max(1, layout.sums)) {
            engine.run(Source.gemm(Tiles.DEFAULT.gemm(), Activation.NONE), "pack_rows",
                    Range.of(layout.sums, (long) layout.matrices * layout.panels()), layout.columns, layout.sums,
                    layout.innerStep, layout.matrixStep, layout.panels(), tensor, packed);
            return packed;
        }
        engine.run(Source.gemm(Tiles.DEFAULT.gemm(), Activation.NONE), "pack",
                Range.of(WIDTH, layout.sums, (long) layout.matrices * layout.panels()),
                layout.columns, layout.sums, layout.inner, layout.columnStep, layout.outerStep, layout.innerStep,
                layout.matrixStep, layout.panels(), tensor, packed);
        return packed;
    }
}
