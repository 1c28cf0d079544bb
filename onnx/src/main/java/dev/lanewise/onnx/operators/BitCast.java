package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** The same bits as numbers of another dtype of the same size. */
record BitCast(DType dtype) implements HostOp {
    @Override
    public String name() {
        return "bitCast";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType x = inputs.getFirst().type();
        if (size(x.dtype()) != dtype.bytes()) {
            throw new ShapeException(name(), "dtypes must be of one size", x.dtype(), dtype);
        }
        return List.of(x.withDType(dtype));
    }

    /** Where all floats are kept in float64, float32 stands for what a model says. */
    private static int size(DType dtype) {
        return dtype == DType.FLOAT64 ? DType.FLOAT32.bytes() : dtype.bytes();
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        int from = x.offset();
        int to = y.offset();
        int n = y.elements();
        if (y.storage() instanceof int[] bits && x.dtype().isComputable()) {
            for (int i = 0; i < n; i++) bits[to + i] = Float.floatToRawIntBits(real(x, from + i));
        } else if (x.storage() instanceof int[] bits && y.storage() instanceof float[] numbers) {
            for (int i = 0; i < n; i++) numbers[to + i] = Float.intBitsToFloat(bits[from + i]);
        } else if (x.storage() instanceof int[] bits && y.storage() instanceof double[] numbers) {
            for (int i = 0; i < n; i++) numbers[to + i] = Float.intBitsToFloat(bits[from + i]);
        } else {
            System.arraycopy(x.storage(), from, y.storage(), to, n);
        }
    }

    private static float real(Tensor x, int at) {
        return x.dtype() == DType.FLOAT32 ? x.floats()[at] : (float) x.doubles()[at];
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
