package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/** The first {@code lengths[batch]} steps of each sequence in reverse order, those behind as they are. */
record ReverseSequence(int timeAxis, int batchAxis) implements HostOp {
    @Override
    public String name() {
        return "reverseSequence";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorType x = inputs.getFirst().type();
        TensorType lengths = inputs.getLast().type();
        if (!lengths.dtype().isIndex() || lengths.shape().elements() != x.shape().size(batchAxis)) {
            throw new ShapeException(name(), "lengths must be a whole number for each sequence", x, lengths);
        }
        return List.of(x);
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor lengths = inputs.getLast();
        Tensor y = outputs.getFirst();
        int run = x.shape().elements(2, x.shape().rank());
        int[] places = new int[x.shape().elements(0, 2)];
        return () -> {
            place(x.shape(), lengths, run, places);
            Moves.pick(x, places, run, y);
        };
    }

    private void place(Shape x, Tensor lengths, int run, int[] places) {
        int rows = x.size(0);
        int columns = x.size(1);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int time = timeAxis == 0 ? i : j;
                int length = length(lengths, batchAxis == 0 ? i : j, timeAxis == 0 ? rows : columns);
                int from = time < length ? length - 1 - time : time;
                places[i * columns + j] = (timeAxis == 0 ? from * columns + j : i * columns + from) * run;
            }
        }
    }

    private int length(Tensor lengths, int sequence, int most) {
        long length = lengths.index(sequence);
        if (length < 0 || length > most) {
            throw new ShapeException(name(), "lengths must be from 0 to " + most, length + " for sequence " + sequence);
        }
        return (int) length;
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
