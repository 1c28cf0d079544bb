package dev.lanewise.opencl;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.ReductionKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.stream.IntStream;

/** Many numbers to one, and rows: reduce.cl. */
final class OpenClReduction implements ReductionKernels {
    /** Numbers that one group adds up; more are cut into chunks, whose sums are added up then. */
    private static final int CHUNK = 4096;
    /** The same along columns, each of which has one work-item. */
    private static final int COLUMN_CHUNK = 256;
    /**
     * An axis of which a card's group shares the search for the largest number, where it is so long that all have some and
     * fewer outputs than these lie side by side.
     */
    private static final int LONG_AXIS = 128;

    private static final int NEIGHBOURS = 16;

    private final Engine engine;
    private final Boxes boxes;

    OpenClReduction(Engine engine, Boxes boxes) {
        this.engine = engine;
        this.boxes = boxes;
    }

    @Override
    public void reduce(ReduceFunction f, int[] axes, Tensor x, Tensor y) {
        if (y.elements() == 0) return;
        int rank = x.shape().rank();
        int[] kept = IntStream.range(0, rank).filter(axis -> !contains(axes, axis)).toArray();
        int n = 1;
        for (int axis : axes) n *= x.shape().size(axis);
        String name = switch (f) {
            case SUM, MEAN -> "sum";
            case MAX -> "max";
            case MIN -> "min";
        };
        if (isRun(axes)) {
            int inner = axes.length == 0 ? 1 : x.shape().elements(axes[axes.length - 1] + 1, rank);
            box(name, y.elements() / inner, n, inner, buffer(x), x.offset(), y);
        } else {
            try (Buffer rows = engine.floats(x.elements())) {
                int[] order = IntStream.concat(IntStream.of(kept), IntStream.of(axes)).toArray();
                boxes.permute("reduce", x, order, rows);
                box(name, y.elements(), n, 1, rows, 0, y);
            }
        }
        if (f == ReduceFunction.MEAN) {
            engine.run(Source.REDUCE, "divide_by", Range.of(y.elements()), y.elements(), (float) n, y);
        }
    }

    /** {@code y [outer, inner]}: of {@code x [outer, n, inner]} what a kernel makes of the middle axis. */
    void box(String name, int outer, int n, int inner, Buffer x, int xFrom, Tensor y) {
        box(name, outer, n, inner, x, xFrom, buffer(y), y.offset());
    }

    void box(String name, int outer, int n, int inner, Buffer x, int xFrom, Buffer y, int yFrom) {
        int chunk = inner == 1 ? CHUNK : COLUMN_CHUNK;
        int chunks = Math.max(1, Math.ceilDiv(n, chunk));
        if (chunks == 1) {
            pass(name, outer, n, Math.max(1, n), inner, x, xFrom, y, yFrom);
            return;
        }
        try (Buffer parts = engine.floats((long) outer * chunks * inner)) {
            pass(name, outer, n, chunk, inner, x, xFrom, parts, 0);
            box(name, outer, chunks, inner, parts, 0, y, yFrom);
        }
    }

    private void pass(String name, int outer, int n, int chunk, int inner, Buffer x, int xFrom, Buffer y, int yFrom) {
        int chunks = Math.max(1, Math.ceilDiv(n, chunk));
        long group = engine.kernel(Source.REDUCE, name + "_rows").group(0);
        if (inner == 1) {
            engine.run(Source.REDUCE, name + "_rows", Range.of(chunks * group, outer), n, chunk, x, xFrom, y, yFrom);
        } else {
            engine.run(Source.REDUCE, name + "_columns", Range.of(engine.items(Source.REDUCE, inner), chunks, outer), n,
                    chunk, inner, x, xFrom, y,
                    yFrom);
        }
    }

    private static boolean contains(int[] axes, int axis) {
        return IntStream.of(axes).anyMatch(other -> other == axis);
    }

    private static boolean isRun(int[] axes) {
        return axes.length == 0 || axes[axes.length - 1] - axes[0] == axes.length - 1;
    }

    private static Buffer buffer(Tensor tensor) {
        return DeviceStorage.of(tensor).buffer();
    }

    @Override
    public void argMax(int axis, Tensor x, Tensor y) {
        Shape shape = x.shape();
        int outer = shape.elements(0, axis);
        int inner = shape.elements(axis + 1, shape.rank());
        int n = shape.size(axis);
        if (n >= LONG_AXIS && inner < NEIGHBOURS && !Source.isProcessor(engine.device())) {
            long group = engine.kernel(Source.REDUCE, "arg_max_shared").group(0);
            engine.run(Source.REDUCE, "arg_max_shared", Range.of(y.elements() * group), outer, n, inner, x, y);
        } else {
            engine.run(Source.REDUCE, "arg_max", Range.of(y.elements()), outer, n, inner, x, y);
        }
    }

    @Override
    public void softmax(Tensor x, Tensor y) {
        rows("softmax", x, x, y);
    }

    @Override
    public void logSoftmax(Tensor x, Tensor y) {
        rows("log_softmax", x, x, y);
    }

    @Override
    public void softmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        rows("softmax_gradient", y, y, dy, dx);
    }

    @Override
    public void logSoftmaxGradient(Tensor y, Tensor dy, Tensor dx) {
        rows("log_softmax_gradient", y, y, dy, dx);
    }

    private void rows(String kernel, Tensor of, Tensor... tensors) {
        if (of.elements() == 0) return;
        int n = of.shape().last();
        Object[] arguments = new Object[tensors.length + 1];
        arguments[0] = n;
        System.arraycopy(tensors, 0, arguments, 1, tensors.length);
        engine.run(Source.REDUCE, kernel, Range.of(1, of.elements() / n), arguments);
    }
}
