package dev.lanewise.onnx.operators;

import dev.lanewise.inference.ops.AxisOp;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * {@code y = saturate(round(x) + zero)}: to the nearest integer, halves to the even one; a NaN gives the zero point.
 * Inputs {@code x}, a float tensor, and {@code zero}, one number or as many as x, of the output's dtype.
 *
 * @param dtype an integer type
 */
record Saturate(DType dtype) implements HostOp, AxisOp {
    @Override
    public String name() {
        return "saturate";
    }

    @Override
    public AxisOp beneath(List<Integer> axes) {
        return this;
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        TensorInfo zero = inputs.getLast();
        boolean fits = zero.shape().elements() == 1 || zero.shape().equals(x.shape());
        if (!x.dtype().isComputable() || zero.dtype() != dtype || !fits) {
            throw new ShapeException(
                    name(), "x must be floats, the zero point " + dtype + ", one or as many as x", x.type(),
                    zero.type());
        }
        return List.of(x.type().withDType(dtype));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        long[] zero = Numbers.longs(inputs.getLast());
        long low = dtype.least();
        long high = dtype.greatest();
        long[] result = new long[x.elements()];
        double[] numbers = Numbers.doubles(x);
        for (int i = 0; i < result.length; i++) {
            long point = zero[zero.length == 1 ? 0 : i];
            result[i] = (long) Math.clamp(Math.rint(notNan(numbers[i])) + point, (double) low, (double) high);
        }
        Numbers.store(result, y);
    }

    private static double notNan(double x) {
        return Double.isNaN(x) ? 0 : x;
    }
}
