package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators that only move values, on a device whose tensors are no Java arrays. */
class FarDeviceTest {
    /** Keeps each tensor in a box that only it opens. */
    private static final class FarDevice implements Device {
        private final Kernels kernels;

        FarDevice(Kernels kernels) {
            this.kernels = kernels;
        }

        @Override
        public String name() {
            return "far";
        }

        @Override
        public Kernels kernels() {
            return kernels;
        }

        @Override
        public boolean isHost() {
            return false;
        }

        @Override
        public Tensor allocate(TensorType type) {
            return upload(Device.cpu().allocate(type));
        }

        @Override
        public Tensor upload(Tensor host) {
            return Tensor.wrap(host.type(), this, new Box(host), 0);
        }

        @Override
        public Tensor download(Tensor tensor) {
            return ((Box) tensor.storage()).content;
        }

        @Override
        public void fill(Tensor tensor, Tensor host) {
            ((Box) tensor.storage()).content = host;
        }
    }

    private static final class Box {
        private Tensor content;

        Box(Tensor content) {
            this.content = content;
        }
    }

    private final Tensor x = Tensor.of(Shape.of(2, 3), 1f, 2, 3, 4, 5, 6);

    @Test
    void theyRunOnTheHost() {
        Device far = new FarDevice(new Kernels() {});
        Evaluator ev = Evaluator.eager();
        Tensor y = ev.permute(x.to(far), 1, 0);
        assertEquals(far, y.device());
        assertEquals(ev.permute(x, 1, 0), y);
        assertEquals(ev.concat(0, x, x), ev.concat(0, x.to(far), x.to(far)));
        Tensor longs = Tensor.of(Shape.of(2), 1L, 2L);
        assertEquals(ev.multiply(longs, longs), ev.multiply(longs.to(far), longs.to(far)));
    }

    @Test
    void unlessTheDeviceRunsThemItself() {
        List<Op> asked = new ArrayList<>();
        Tensor answer = Tensor.of(Shape.of(3, 2), 6f, 5, 4, 3, 2, 1);
        Device far = new FarDevice(new Kernels() {
            @Override
            public boolean move(Op op, List<Tensor> inputs, List<Tensor> outputs) {
                asked.add(op);
                outputs.getFirst().device().fill(outputs.getFirst(), answer);
                return true;
            }
        });
        assertEquals(answer, Evaluator.eager().permute(x.to(far), 1, 0));
        assertEquals(List.of(Permute.of(1, 0)), asked);
    }

    @Test
    void arithmeticThatADeviceLacksSaysWhatToDo() {
        Tensor far = x.to(new FarDevice(new Kernels() {}));
        var e = assertThrows(UnsupportedOperationException.class, () -> Evaluator.eager().relu(far));
        assertTrue(e.getMessage().startsWith("elementwise: not offered by "), e.getMessage());
        assertTrue(e.getMessage().endsWith("move the tensors to Device.cpu()"), e.getMessage());
    }
}
