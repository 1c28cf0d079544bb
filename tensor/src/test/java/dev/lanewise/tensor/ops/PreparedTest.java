package dev.lanewise.tensor.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators that are prepared once and run often compute what they compute at once. */
class PreparedTest {
    private static final Device CPU = Device.cpu(Cpu.shared().on(Workers.of(3)));
    private static final int BEFORE = 3;

    static Stream<OpSample> samples() {
        return OpSamples.all()
                .map(sample -> new OpSample(sample.op(),
                        sample.inputs().stream().map(x -> x.to(Device.cpu())).toList()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheBitsOfTheOperator(OpSample sample) {
        repeats(sample, CPU, false);
        repeats(sample, Device.cpu(), false);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void givesTheBitsOfTheOperatorWithConstants(OpSample sample) {
        repeats(sample, CPU, true);
    }

    /** Runs twice, on the sample's inputs and on others, from and to the middle of arrays that stay. */
    private static void repeats(OpSample sample, Device device, boolean constants) {
        List<Tensor> second = new ArrayList<>(sample.inputs());
        if (sample.inputs().getFirst().dtype().isComputable()) second.set(0, turned(second.getFirst()));
        List<TensorInfo> infos = new ArrayList<>();
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < second.size(); i++) {
            Tensor x = second.get(i);
            boolean constant = constants && i > 0;
            infos.add(new TensorInfo(x.type(), constant ? x : null));
            inputs.add(within(x));
        }
        List<TensorType> types = sample.op().types(infos);
        Prepared prepared = device.kernels().prepare(sample.op(), infos, types);
        for (int i = 0; i < inputs.size(); i++) {
            if (!prepared.reads(i)) {
                assertTrue(infos.get(i).value() != null, "reads must be true for what is no constant");
                inputs.set(i, Tensor.wrap(inputs.get(i).type(), device, new float[0], 0));
            }
        }
        List<Tensor> outputs = new ArrayList<>();
        for (TensorType type : types) outputs.add(within(filled(Device.cpu().allocate(type))));
        float[] scratch = new float[BEFORE + prepared.scratchFloats()];
        Arrays.fill(scratch, Float.NaN);
        Call call = prepared.bind(device.kernels(), inputs, outputs, scratch, BEFORE);
        for (List<Tensor> values : List.of(sample.inputs(), second)) {
            Tensor first = values.getFirst();
            System.arraycopy(first.storage(), first.offset(), inputs.getFirst().storage(), BEFORE, first.elements());
            call.run();
            assertEquals(Evaluator.eager().apply(sample.op(), values.toArray(Tensor[]::new)), outputs);
        }
        for (int i = 0; i < BEFORE; i++) assertTrue(Float.isNaN(scratch[i]), "written before the scratch");
    }

    private static Tensor turned(Tensor x) {
        float[] values = x.toFloats();
        for (int i = 0; i < values.length / 2; i++) {
            float kept = values[i];
            values[i] = values[values.length - 1 - i];
            values[values.length - 1 - i] = kept;
        }
        return Tensor.of(x.shape(), values);
    }

    private static Tensor within(Tensor x) {
        Object array = java.lang.reflect.Array.newInstance(
                x.storage().getClass().componentType(), BEFORE + x.elements());
        System.arraycopy(x.storage(), x.offset(), array, BEFORE, x.elements());
        return Tensor.wrap(x.type(), x.device(), array, BEFORE);
    }

    private static Tensor filled(Tensor y) {
        Elements.fill(y, 77);
        return y;
    }

    @Test
    void packsConstantWeightsOnce() {
        Op conv = new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1);
        Tensor x = OpSample.numbers(1, 16, 16, 64).to(Device.cpu());
        Tensor w = OpSample.numbers(64, 3, 3, 64).to(Device.cpu());
        Prepared constant = prepare(conv, new TensorInfo(x.type(), null), TensorInfo.of(w));
        assertFalse(constant.reads(1));
        assertTrue(constant.reads(0));
        assertTrue(constant.constantBytes() >= 4L * w.elements());
        assertTrue(constant.algorithm().startsWith("winograd"), constant.algorithm());
        Prepared variable = prepare(conv, new TensorInfo(x.type(), null), new TensorInfo(w.type(), null));
        assertTrue(variable.reads(1));
        assertEquals(0, variable.constantBytes());
    }

    private static Prepared prepare(Op op, TensorInfo... inputs) {
        return CPU.kernels().prepare(op, List.of(inputs), op.types(List.of(inputs)));
    }

    @Test
    void refusesKernelsOfAnotherDeviceOrMoreWorkers() {
        Tensor x = OpSample.numbers(2, 3).to(Device.cpu());
        Prepared prepared = prepare(new Softmax(), TensorInfo.of(x));
        List<Tensor> tensors = List.of(x);
        assertThrows(IllegalArgumentException.class,
                () -> prepared.bind(Device.reference().kernels(), tensors, tensors, new float[0], 0));
        Device wide = Device.cpu(Cpu.shared().on(Workers.of(4)));
        assertThrows(IllegalArgumentException.class,
                () -> prepared.bind(wide.kernels(), tensors, tensors, new float[0], 0));
    }
}
