package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products of matrices by tiles: gemm.cl and card_gemm.cl; those of few rows by gemv.cl. */
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
        // a matrix is a row of the walk, whose last axis is of no use here
        Walk walk = Walk.of("matmul", with(batch, 2), with(ofA, -1), with(ofB, -1));
        try (Panels.Right right = panels.of(b, Panels.Layout.of(count(batch(b)), n, k, transposeB))) {
            tiles(new Rows(m, n, k, transposeA ? 1 : k, transposeA ? m : 1, n), walk, DeviceStorage.of(a).buffer(),
                    a.offset(), right, steps, DeviceStorage.of(y).buffer(), y.offset());
        }
    }

    @Override
    public void linear(Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        if (y.elements() == 0) return;
        int n = w.shape().size(0);
        int k = w.shape().last();
        int m = y.elements() / n;
        OutputSteps all = steps.withBias(bias);
        if (m <= FEW_ROWS) {
            int together = Source.isProcessor(engine.device()) ? m : 1;
            DeviceStorage.Numbers weights = DeviceStorage.of(w).numbers();
            engine.run(Source.gemv(all.activation()).reading(weights.stored()), "row_products",
                    Range.of(1, n, together), m, n, k, x, weights.buffer(), w.offset(),
                    all.arguments(DeviceStorage.of(x).buffer()), y);
            return;
        }
        try (Panels.Right right = panels.of(w, Panels.Layout.of(1, n, k, true))) {
            product(new Rows(m, n, k, k, 1, n), x, right, all, DeviceStorage.of(y).buffer(), y.offset());
        }
    }

    /** One product, {@code y} beginning at an element of a buffer. */
    void product(Rows rows, Tensor a, Panels.Right right, OutputSteps after, Buffer y, int yFrom) {
        Walk one = Walk.of("matmul", new int[] {2}, new int[] {-1}, new int[] {-1});
        tiles(rows, one, DeviceStorage.of(a).buffer(), a.offset(), right, after, y, yFrom);
    }

    /** So many products of matrices that lie one after the other, those of a {@code aStep} apart. */
    void batched(int count, Rows rows, Buffer a, int aStep, Panels.Right right, Buffer y) {
        Walk walk = Walk.of("matmul", new int[] {count, 2}, new int[] {aStep, -1}, new int[] {1, -1});
        tiles(rows, walk, a, 0, right, OutputSteps.NONE, y, 0);
    }

    private void tiles(Rows rows, Walk matrices, Buffer a, int aFrom, Panels.Right right, OutputSteps after, Buffer y,
            int yFrom) {
        Tile tile = engine.tiles().gemm(rows.m, rows.n, matrices.rows(), engine.device());
        Range range = Range.of((long) Math.ceilDiv(rows.n, tile.columns()) * tile.items(),
                Math.ceilDiv(rows.m, tile.rows()), matrices.rows());
        List<Object> sizes = List.of(rows.m, rows.n, rows.k, rows.row, rows.column, rows.yRow, rows.m * rows.n,
                matrices.sizes(), matrices.steps(0));
        List<Object> operands = tile.sharesMemory()
                ? List.of(times(matrices.steps(1), right.layout().matrixStep()), a, aFrom, right.steps(),
                        right.buffer(), right.from())
                : List.of(matrices.steps(1), a, aFrom, right.buffer());
        engine.run(Source.gemm(tile, after.activation()).reading(right.stored()), "tiles", range, sizes, operands,
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
