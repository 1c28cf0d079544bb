package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** Zeros of a shape in which each number of {@code x} stands at the place that its index names, row by row. */
record MaxUnpool(Shape shape) implements HostOp {
    @Override
    public String name() {
        return "maxUnpool";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        TensorInfo places = inputs.getLast();
        if (!x.shape().equals(places.shape()) || !places.dtype().isIndex() || !x.dtype().isComputable()) {
            throw new ShapeException(name(), "x must be floats and have an integer index each", x.type(),
                    places.type());
        }
        return List.of(x.type().withShape(shape));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor places = inputs.getLast();
        Tensor y = outputs.getFirst();
        double[] x = Numbers.doubles(inputs.getFirst());
        double[] all = new double[y.elements()];
        for (int i = 0; i < x.length; i++) {
            long place = places.index(i);
            if (place < 0 || place >= all.length) {
                throw new ShapeException(name(), "indices must be from 0 to " + (all.length - 1), place);
            }
            all[(int) place] = x[i];
        }
        Numbers.store(all, y);
    }
}
