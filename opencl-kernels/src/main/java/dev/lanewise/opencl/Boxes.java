package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.tensor.Tensor;

/** Copies of boxes of elements, each side walked with a step an axis. */
final class Boxes {
    private final Engine engine;

    Boxes(Engine engine) {
        this.engine = engine;
    }

    /** One side of a copy: where it begins and its stride along each axis, in elements. */
    record Side(Buffer buffer, int from, int[] strides) {
        static Side of(Tensor tensor) {
            return new Side(DeviceStorage.of(tensor).buffer(), tensor.offset(),
                    Walk.rowMajor(tensor.shape().toArray()));
        }

        Side at(int other, int[] otherStrides) {
            return new Side(buffer, other, otherStrides);
        }
    }

    /** {@code y[i] = x[i]} for all places of a box of elements of so many bytes. */
    void copy(String op, int elementBytes, int[] shape, Side x, Side y) {
        Walk walk = Walk.of(op, shape, x.strides, y.strides);
        if (walk.isEmpty()) return;
        if (walk.rows() == 1 && walk.lastStep(0) == 1 && walk.lastStep(1) == 1) {
            engine.queue().copy(x.buffer, (long) x.from * elementBytes, y.buffer, (long) y.from * elementBytes,
                    (long) walk.n() * elementBytes);
        } else {
            boolean runs = walk.lastStep(0) == 1 && walk.lastStep(1) == 1;
            String kernel = walk.hasRows() ? runs ? "copy_runs_" : "copy_rows_" : "copy_items_";
            engine.run(Source.MOVE, kernel + type(elementBytes), walk.range(), walk.n(),
                    walk.rows(), walk.sizes(), walk.steps(0), walk.steps(1), x.buffer, x.from, y.buffer, y.from);
        }
    }

    /** A float tensor's axes in another order: axis i of the result is axis {@code order[i]}. */
    void permute(String op, Tensor x, int[] order, Buffer y) {
        int[] own = Walk.rowMajor(x.shape().toArray());
        int[] shape = new int[order.length];
        int[] strides = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            shape[i] = x.shape().size(order[i]);
            strides[i] = own[order[i]];
        }
        copy(op, x.dtype().bytes(), shape, Side.of(x).at(x.offset(), strides), new Side(y, 0, Walk.rowMajor(shape)));
    }

    /** The kernels' name for elements of so many bytes. */
    static String type(int elementBytes) {
        return switch (elementBytes) {
            case 1 -> "uchar";
            case 2 -> "ushort";
            case 4 -> "uint";
            default -> "ulong";
        };
    }
}
