package dev.lanewise.onnx.export;

import dev.lanewise.inference.Instruction;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A function of tensors as a program. */
record FunctionProgram(List<TensorType> types, DType output, BiFunction<Evaluator, List<Tensor>, Tensor> function)
        implements
            Program,
            Instruction {
    @Override
    public List<Port> inputs() {
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) ports.add(Port.of("x" + i, types.get(i).dtype(), types.get(i).shape()));
        return ports;
    }

    @Override
    public List<Port> outputs() {
        return List.of(new Port("y", output, null));
    }

    @Override
    public int slots() {
        return types.size() + 1;
    }

    @Override
    public List<Constant> constants() {
        return List.of();
    }

    @Override
    public List<Instruction> instructions() {
        return List.of(this);
    }

    @Override
    public int[] outputSlots() {
        return new int[] {types.size()};
    }

    @Override
    public String label() {
        return "function";
    }

    @Override
    public int[] reads() {
        return IntStream.range(0, types.size()).toArray();
    }

    @Override
    public int[] writes() {
        return outputSlots();
    }

    @Override
    public List<@Nullable Tensor> apply(Evaluator ev, List<@Nullable Tensor> inputs) {
        return List.of(function.apply(ev, List.copyOf(inputs)));
    }
}
