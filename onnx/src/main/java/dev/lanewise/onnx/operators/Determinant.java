package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.Arrays;
import java.util.List;

/** The determinants {@code [...]} of matrices {@code [..., n, n]}: Gaussian elimination with row pivots, in double. */
record Determinant() implements HostOp {
    @Override
    public String name() {
        return "determinant";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        Shape shape = x.shape();
        if (!x.dtype().isComputable() || shape.rank() < 2 || shape.last() != shape.size(-2)) {
            throw new ShapeException(name(), "x must be float matrices [..., n, n]", x.type());
        }
        return List.of(x.type().withShape(Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2))));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        double[] x = Numbers.doubles(inputs.getFirst());
        int n = inputs.getFirst().shape().last();
        double[] y = new double[outputs.getFirst().elements()];
        for (int m = 0; m < y.length; m++) y[m] = of(x, m * n * n, n);
        Numbers.store(y, outputs.getFirst());
    }

    /** Of the matrix that begins at {@code at}, which is overwritten. */
    private static double of(double[] x, int at, int n) {
        double product = 1;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(x[at + i * n + k]) > Math.abs(x[at + pivot * n + k])) pivot = i;
            }
            double largest = x[at + pivot * n + k];
            if (largest == 0) return 0;
            if (pivot != k) {
                product = -product;
                for (int j = 0; j < n; j++) {
                    double kept = x[at + k * n + j];
                    x[at + k * n + j] = x[at + pivot * n + j];
                    x[at + pivot * n + j] = kept;
                }
            }
            product *= largest;
            for (int i = k + 1; i < n; i++) {
                double factor = x[at + i * n + k] / largest;
                for (int j = k + 1; j < n; j++) x[at + i * n + j] -= factor * x[at + k * n + j];
            }
        }
        return product;
    }
}
