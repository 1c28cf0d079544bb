package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Products of matrices by tiles of some rows and 32 columns: gemm.cl. */
final class OpenClMatmul implements MatmulKernels {
    /** Rows up to which weights are read as they lie, since to pack them costs as much as to multiply. */
    private static final int FEW_ROWS = 4;

    private final Engine engine;
    private final Panels panels;

    private final OutputSteps steps;

    OpenClMatmul(Engine engine, Panels panels, OutputSteps steps) {
        this.engine = engine;
        this.panels = panels;
        this.steps = steps;
    }

    OpenClMatmul with(OutputSteps others) {
        return new OpenClMatmul(engine, panels, others);
    }

    /** Rows that lie with a step, by packed columns: {@code y [m, n]} with rows {@code yRow} apart. */
    record Rows(int m, int n, int k, int row, int column, int yRow) {}

    @Override
    public void matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Tensor y) {
        if (y.elements() == 0) return;
        int m = y.shape().size(-2);
        int n = y.shape().last();
        int k = a.shape().size(transposeA ? -2 : -1);
        int[] batch = batch(y);
        int[] ofA = times(Walk.broadcast(batch(a), batch), m * k);
        int[] ofB = Walk.broadcast(batch(b), batch);
        Buffer packed = panels.of(b, Panels.Layout.of(count(batch(b)), n, k, transposeB));
        // a matrix is a row of the walk, whose last axis is of no use here
        Walk walk = Walk.of("matmul", with(batch, 2), with(ofA, -1), with(ofB, -1));
        tiles(new Rows(m, n, k, transposeA ? 1 : k, transposeA ? m : 1, n), walk, DeviceStorage.of(a).buffer(),
                a.offset(), packed, steps, DeviceStorage.of(y).buffer(), y.offset());
    }

    @Override
    public void linear(Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        if (y.elements() == 0) return;
        int n = w.shape().size(0);
        int k = w.shape().last();
        int m = y.elements() / n;
        OutputSteps all = steps.withBias(bias);
        if (m <= FEW_ROWS) {
            engine.run(Source.gemm(Tiles.DEFAULT.gemm(), all.activation()), "row_products", Range.of(n, m), m, n, k, x,
                    w,
                    all.arguments(DeviceStorage.of(x).buffer()), y);
            return;
        }
        Buffer packed = panels.of(w, Panels.Layout.of(1, n, k, true));
        product(new Rows(m, n, k, k, 1, n), x, packed, all, DeviceStorage.of(y).buffer(), y.offset());
    }

    /** One product, {@code y} beginning at an element of a buffer. */
    void product(Rows rows, Tensor a, Buffer packed, OutputSteps after, Buffer y, int yFrom) {
        Walk one = Walk.of("matmul", new int[] {2}, new int[] {-1}, new int[] {-1});
        tiles(rows, one, DeviceStorage.of(a).buffer(), a.offset(), packed, after, y, yFrom);
    }

    /** So many products of matrices that lie one after the other, those of a {@code aStep} apart. */
    void batched(int count, Rows rows, Buffer a, int aStep, Buffer packed, Buffer y) {
        Walk walk = Walk.of("matmul", new int[] {count, 2}, new int[] {aStep, -1}, new int[] {1, -1});
        tiles(rows, walk, a, 0, packed, OutputSteps.NONE, y, 0);
    }

    private void tiles(Rows rows, Walk matrices, Buffer a, int aFrom, Buffer packed, OutputSteps after, Buffer y,
            int yFrom) {
        int tile = engine.tiles().gemm(rows.m);
        Range range = Range.of(Math.ceilDiv(rows.n, Panels.WIDTH), Math.ceilDiv(rows.m, tile), matrices.rows());
        engine.run(Source.gemm(tile, after.activation()), "tiles", range, rows.m, rows.n, rows.k, rows.row, rows.column,
                rows.yRow, rows.m * rows.n, matrices.sizes(), matrices.steps(0), matrices.steps(1), a, aFrom, packed,
                after.arguments(a), y, yFrom);
    }

    private static int[] batch(Tensor matrices) {
        return Arrays.copyOf(matrices.shape().toArray(), matrices.shape().rank() - 2);
    }

    private static int count(int[] sizes) {
        int product = 1;
        for (int size : sizes) product *= size;
        return product;
    }

    private static int[] times(int[] values, int factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static int[] with(int[] values, int last) {
        int[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }
}
