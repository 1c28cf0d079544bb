package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Port;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the body of a loop gives in every turn, to be joined along a new axis. */
final class Collected {
    private final Call call;
    private final Port port;
    private final int axis;
    private final boolean backwards;
    private final List<Tensor> turns = new ArrayList<>();

    /**
     * @param axis of the result; negative axes count from its end
     * @param backwards whether the last turn comes first
     */
    Collected(Call call, Port port, int axis, boolean backwards) {
        this.call = call;
        this.port = port;
        this.axis = axis;
        this.backwards = backwards;
    }

    void add(Tensor tensor) {
        turns.add(tensor);
    }

    /** All turns; without any, sizes that the model leaves open are 0. */
    Tensor joined(Device device) {
        if (turns.isEmpty()) return Tensor.zeros(new TensorType(port.dtype(), emptyShape()), device);
        if (backwards) Collections.reverse(turns);
        return call.ev().stack(place(turns.getFirst().shape().rank() + 1), turns.toArray(Tensor[]::new));
    }

    private Shape emptyShape() {
        List<Port.Axis> axes = port.axes();
        if (axes == null) return Shape.of(0);
        List<Integer> sizes = new ArrayList<>();
        for (Port.Axis size : axes) sizes.add(Math.max(0, size.size()));
        sizes.add(place(axes.size() + 1), 0);
        return Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    private int place(int rank) {
        int positive = axis < 0 ? axis + rank : axis;
        if (positive < 0 || positive >= rank) {
            throw call.error("an axis of a scanned output must be from " + -rank + " to " + (rank - 1), axis);
        }
        return positive;
    }
}
