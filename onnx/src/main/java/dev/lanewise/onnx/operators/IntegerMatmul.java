package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.Arrays;
import java.util.List;

/**
 * Products of integer matrices, {@code y[..., i, j] = sum over l of (a[..., i, l] - p[i]) * (b[..., l, j] - q[j])}; the
 * axes before the last two broadcast. Inputs {@code a}, {@code b} and, both or neither, the zero points {@code p} and
 * {@code q}: one number, or as many as broadcast to {@code [..., rows, 1]} and {@code [..., 1, columns]}.
 *
 * @param dtype int32 or int64, in which sums wrap around
 */
record IntegerMatmul(DType dtype) implements HostOp {
    @Override
    public String name() {
        return "integerMatmul";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        for (TensorInfo input : inputs) {
            if (input.dtype().isComputable() || HalfPrecision.isHalf(input.dtype())) {
                throw new ShapeException(name(), "inputs must be integers", input.type());
            }
        }
        if (a.rank() < 2 || b.rank() < 2 || a.last() != b.size(-2)) {
            throw new ShapeException(name(), "a and b must be [..., rows, inner] and [..., inner, columns]", a, b);
        }
        Shape batch = batch(a).broadcast(name(), batch(b));
        int[] sizes = Arrays.copyOf(batch.toArray(), batch.rank() + 2);
        sizes[batch.rank()] = a.size(-2);
        sizes[batch.rank() + 1] = b.last();
        return List.of(new TensorType(dtype, Shape.of(sizes)));
    }

    private static Shape batch(Shape matrices) {
        return Shape.of(Arrays.copyOf(matrices.toArray(), matrices.rank() - 2));
    }

    /** Sums of int32 wrap around, so they are added in int32 from the start. */
    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        if (dtype != DType.INT32 || inputs.size() != 4) return HostOp.super.bind(workers, inputs, outputs);
        Tensor y = outputs.getFirst();
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        int rows = a.size(-2);
        int inner = a.last();
        int columns = b.last();
        int[] batch = batch(y.shape()).toArray();
        int[] left = new int[batch(y.shape()).elements()];
        int[] right = new int[left.length];
        for (int m = 0; m < left.length; m++) {
            left[m] = matrix(m, batch, batch(a)) * rows * inner;
            right[m] = matrix(m, batch, batch(b)) * inner * columns;
        }
        return new IntegerProduct(workers, CentredIntegers.matrices(inputs.get(0), inputs.get(2), -2), left,
                CentredIntegers.matrices(inputs.get(1), inputs.get(3), -1), right, y.ints(), y.offset(), rows, inner,
                columns);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        if (dtype == DType.INT32 && inputs.size() == 4) {
            bind(Workers.INLINE, inputs, outputs).run();
            return;
        }
        Tensor y = outputs.getFirst();
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        long[] left = Numbers.longs(inputs.get(0));
        long[] right = Numbers.longs(inputs.get(1));
        if (inputs.size() > 2) {
            subtract(left, a, inputs.get(2), -2);
            subtract(right, b, inputs.get(3), -1);
        }
        int rows = a.size(-2);
        int inner = a.last();
        int columns = b.last();
        long[] product = new long[y.elements()];
        int[] batch = batch(y.shape()).toArray();
        int matrices = batch(y.shape()).elements();
        for (int m = 0; m < matrices; m++) {
            int aAt = matrix(m, batch, batch(a)) * rows * inner;
            int bAt = matrix(m, batch, batch(b)) * inner * columns;
            multiply(left, aAt, right, bAt, product, m * rows * columns, rows, inner, columns);
        }
        Numbers.store(product, y);
    }

    /** Zero points are subtracted where they belong: one for all, or along {@code axis} (-2 rows, -1 columns). */
    private static void subtract(long[] numbers, Shape shape, Tensor zero, int axis) {
        long[] points = Numbers.longs(zero);
        int lines = shape.size(axis);
        int matrix = shape.size(-2) * shape.last();
        for (int i = 0; i < numbers.length; i++) {
            int line = axis == -1 ? i % lines : i / shape.last() % lines;
            int place = points.length == 1 ? 0 : points.length == lines ? line : i / matrix * lines + line;
            numbers[i] -= points[place];
        }
    }

    /** The matrix of a broadcast operand that matrix {@code m} of the result is made of. */
    private static int matrix(int m, int[] batch, Shape own) {
        int index = 0;
        int stride = 1;
        int left = m;
        for (int i = 1; i <= batch.length; i++) {
            int at = left % batch[batch.length - i];
            left /= batch[batch.length - i];
            if (i > own.rank()) continue;
            int size = own.size(-i);
            index += (size == 1 ? 0 : at) * stride;
            stride *= size;
        }
        return index;
    }

    private static void multiply(
            long[] a, int aAt, long[] b, int bAt, long[] y, int yAt, int rows, int inner, int columns) {
        for (int i = 0; i < rows; i++) {
            for (int l = 0; l < inner; l++) {
                long factor = a[aAt + i * inner + l];
                int from = bAt + l * columns;
                int to = yAt + i * columns;
                for (int j = 0; j < columns; j++) y[to + j] += factor * b[from + j];
            }
        }
    }
}
