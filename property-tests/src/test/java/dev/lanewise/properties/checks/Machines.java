package dev.lanewise.properties.checks;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.cpu.CpuDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The devices on which operators run, those of the CPU once for each way in which its kernels run. */
public final class Machines {
    /** The scalar twins. */
    public static final Device SCALAR = on(Engines.SCALAR);

    /** What the library would choose, in the calling thread. */
    public static final Device BEST = on(Engines.best());

    private Machines() {}

    private static Device on(Cpu cpu) {
        return new CpuDevice(Engines.text(cpu), cpu);
    }

    public static Stream<Device> threaded() {
        return Engines.threaded().map(Machines::on);
    }

    public static List<Tensor> run(Op op, Device device, Tensor... inputs) {
        return Evaluator.eager().apply(op, moved(device, inputs));
    }

    /** The gradients of {@code sum(w * outputs)}, for fixed weights w, in all inputs that are floats. */
    public static List<Tensor> gradients(Op op, Device device, List<Tensor> inputs) {
        List<Tensor> in = List.of(moved(device, inputs.toArray(Tensor[]::new)));
        List<Tensor> outputs = Evaluator.eager().apply(op, in.toArray(Tensor[]::new));
        List<@Nullable Tensor> dy = new ArrayList<>();
        for (Tensor y : outputs) dy.add(y.dtype().isComputable() ? weights(y) : null);
        List<Boolean> needed = in.stream().map(x -> x.dtype().isComputable()).toList();
        return op.vjp(Evaluator.eager(), new Application(op, in, outputs, needed), dy).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private static Tensor weights(Tensor y) {
        return Tensor.of(y.shape(), Values.reals(99, y.elements())).to(y.device());
    }

    /** Copies on a device. */
    public static Tensor[] moved(Device device, Tensor... inputs) {
        return Arrays.stream(inputs)
                .map(input -> device.upload(input.device().download(input)))
                .toArray(Tensor[]::new);
    }
}
