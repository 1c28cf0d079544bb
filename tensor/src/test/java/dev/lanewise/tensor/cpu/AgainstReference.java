package dev.lanewise.tensor.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Operators on the CPU device beside the reference device. */
final class AgainstReference {
    private static final int OFFSET = 3;
    private static final List<Device> CPUS = List.of(
            new CpuDevice("three threads", Cpu.shared().on(Workers.of(3))),
            new CpuDevice("scalar", Cpu.shared().scalar()));

    private AgainstReference() {}

    /** Numbers from -1 to 1. */
    static Tensor numbers(int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(shape.elements());
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = 2 * random.nextFloat() - 1;
        return Tensor.of(shape, values);
    }

    /** The same outputs, in error by at most {@code tolerance}; all tensors lie within larger arrays. */
    static void assertAgrees(Op op, double tolerance, Tensor... inputs) {
        Tensor[] references = new Tensor[inputs.length];
        for (int i = 0; i < inputs.length; i++) references[i] = inputs[i].to(Device.reference());
        List<Tensor> expected = Evaluator.eager().apply(op, references);
        for (Device cpu : CPUS) {
            List<Tensor> in = new ArrayList<>();
            List<Tensor> out = new ArrayList<>();
            for (Tensor x : inputs) in.add(within(cpu, x));
            for (Tensor y : expected) out.add(within(cpu, y.to(Device.cpu())));
            op.forward(cpu.kernels(), in, out);
            for (int i = 0; i < out.size(); i++) {
                String what = op + " of " + in.getFirst().type() + ", output " + i + ", " + cpu;
                if (out.get(i).dtype().isIndex()) assertEquals(expected.get(i), out.get(i), what);
                else
                    assertArrayEquals(expected.get(i).toDoubles(), out.get(i).toDoubles(), tolerance, what);
            }
        }
    }

    private static Tensor within(Device device, Tensor tensor) {
        int n = tensor.elements();
        TensorType larger = tensor.type().withShape(Shape.of(n + 2 * OFFSET));
        Object storage = device.allocate(larger).storage();
        System.arraycopy(tensor.storage(), tensor.offset(), storage, OFFSET, n);
        return Tensor.wrap(tensor.type(), device, storage, OFFSET);
    }
}
