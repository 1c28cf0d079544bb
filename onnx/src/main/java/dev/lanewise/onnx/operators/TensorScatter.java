package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * A cache with new lines: inputs {@code cache [batch, ..., size, ...]}, {@code update} alike but for that axis, and
 * {@code starts [batch]}, where each batch entry's lines begin to be written.
 *
 * @param circular whether lines that would lie beyond the end begin again at the start
 */
record TensorScatter(int axis, boolean circular) implements HostOp {
    @Override
    public String name() {
        return "tensorScatter";
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo cache = inputs.get(0);
        TensorInfo update = inputs.get(1);
        TensorInfo starts = inputs.get(2);
        boolean fits = axis > 0
                && cache.dtype() == update.dtype()
                && cache.shape().rank() == update.shape().rank()
                && cache.shape().with(axis, 1).equals(update.shape().with(axis, 1))
                && update.shape().size(axis) <= cache.shape().size(axis);
        if (!fits || !starts.dtype().isIndex() || starts.shape().elements() != cache.shape().size(0)) {
            throw new ShapeException(
                    name(), "update must be like cache but shorter along axis " + axis + ", starts [batch]",
                    cache.type(), update.type(), starts.type());
        }
        return List.of(cache.type());
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor cache = inputs.get(0);
        Tensor update = inputs.get(1);
        Tensor y = outputs.getFirst();
        System.arraycopy(cache.storage(), cache.offset(), y.storage(), y.offset(), cache.elements());
        if (update.elements() == 0) return;
        Shape shape = cache.shape();
        int size = shape.size(axis);
        int lines = update.shape().size(axis);
        int run = shape.elements(axis + 1, shape.rank());
        int outer = shape.elements(0, axis);
        int perBatch = outer / shape.size(0);
        for (int i = 0; i < outer; i++) {
            long start = inputs.get(2).index(i / perBatch);
            if (start < 0 || (!circular && start + lines > size)) {
                throw new ShapeException(name(), "lines must lie in the cache (start, lines, size)", start, lines,
                        size);
            }
            for (int l = 0; l < lines; l++) {
                int to = (i * size + (int) ((start + l) % size)) * run;
                System.arraycopy(update.storage(), update.offset() + (i * lines + l) * run, y.storage(),
                        y.offset() + to, run);
            }
        }
    }
}
