package dev.lanewise.inference.graph;

import dev.lanewise.inference.Program;
import dev.lanewise.inference.ProgramEvaluator;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Records what is applied as a {@link Graph}, and computes at once what follows from constants alone. Its tensors have
 * a type and no numbers; tensors that lie in Java arrays are constants to it.
 */
public final class Capture implements ProgramEvaluator {
    /** A constant up to this size, or a few times as large as what it follows from, is computed once for all runs. */
    private static final long SMALL_BYTES = 16 << 20;

    private static final int FEW_TIMES = 4;

    /** Constants up to this size are made anew by each capture: nothing large is made of them. */
    private static final long TINY_BYTES = 1 << 12;

    /** Beyond every model there is; a loop that is captured turn by turn must end somewhere. */
    private static final int MOST_NODES = 1_000_000;

    private final Evaluator numbers;
    private final PackedConstants shared;
    private final List<Value> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Tensor, Value> constants = new IdentityHashMap<>();
    private String label = "";

    /** Computes constants eagerly. */
    public Capture() {
        this(Evaluator.eager(), new PackedConstants());
    }

    /**
     * @param numbers applies operators to constants, and is asked whether the capture may go on
     * @param shared keeps what was made of large constants, so that all captures of a model have the same
     */
    public Capture(Evaluator numbers, PackedConstants shared) {
        this.numbers = numbers;
        this.shared = shared;
    }

    /** A tensor that a run will be given. */
    public Tensor input(TensorType type) {
        Value value = Value.of(type);
        inputs.add(value);
        return SymbolicDevice.tensor(value);
    }

    /** Names what is applied from now on. */
    public void label(String text) {
        label = text;
    }

    /** All that was applied so far, with these outputs. */
    public Graph graph(List<Tensor> outputs) {
        return new Graph(inputs, nodes, outputs.stream().map(this::value).toList());
    }

    @Override
    public List<Tensor> apply(Op op, Tensor... tensors) {
        checkpoint();
        boolean known = Arrays.stream(tensors).allMatch(t -> t.device().isHost());
        List<TensorType> types = op.types(Arrays.stream(tensors).map(Capture::info).toList());
        if (known && worthKeeping(tensors, types)) return compute(op, tensors, types);
        if (nodes.size() == MOST_NODES) {
            throw new IllegalStateException(
                    "capture: a stage has at most " + MOST_NODES + " operators; loop with data");
        }
        List<Value> outputs = types.stream().map(Value::of).toList();
        nodes.add(new Node(op, Arrays.stream(tensors).map(this::value).toList(), outputs, label));
        return outputs.stream().map(SymbolicDevice::tensor).toList();
    }

    /** Whether the numbers may be kept as long as the model: an expanded constant is computed in each run. */
    private static boolean worthKeeping(Tensor[] inputs, List<TensorType> outputs) {
        long from = Arrays.stream(inputs).mapToLong(tensor -> bytes(tensor.type())).sum();
        long to = outputs.stream().mapToLong(Capture::bytes).sum();
        return to <= Math.max(SMALL_BYTES, FEW_TIMES * from);
    }

    private List<Tensor> compute(Op op, Tensor[] inputs, List<TensorType> outputs) {
        if (outputs.stream().mapToLong(Capture::bytes).sum() <= TINY_BYTES) return numbers.apply(op, inputs);
        return MadeConstants.get(shared, op, List.of(inputs),
                () -> numbers.apply(op, inputs), () -> Evaluator.eager().apply(op, inputs));
    }

    private static long bytes(TensorType type) {
        return (long) type.shape().elements() * type.dtype().bytes();
    }

    /** Instruction by instruction, as if they were the outer program's. */
    @Override
    public List<Tensor> call(Program program, List<Tensor> inputs) {
        return program.run(this, inputs);
    }

    @Override
    public void checkpoint() {
        if (numbers instanceof ProgramEvaluator run) run.checkpoint();
    }

    private static TensorInfo info(Tensor tensor) {
        return tensor.device().isHost() ? TensorInfo.of(tensor) : new TensorInfo(tensor.type(), null);
    }

    /** Whether a tensor stands for a value of a capture, and has no numbers. */
    public static boolean isCaptured(Tensor tensor) {
        return tensor.device() instanceof SymbolicDevice;
    }

    /** The value that a tensor of this capture stands for; a constant where it has numbers. */
    public Value value(Tensor tensor) {
        if (tensor.device().isHost()) return constants.computeIfAbsent(tensor, Value::of);
        return SymbolicDevice.value(tensor);
    }

    /** The tensor that stands for a value of this capture: with numbers where they are known. */
    public Tensor tensor(Value value) {
        Tensor constant = value.constant();
        return constant == null ? SymbolicDevice.tensor(value) : constant;
    }

    @Override
    public Tensor constant(float number, Tensor like) {
        return Tensor.scalar(number).to(Device.cpu());
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public RandomGenerator random() {
        return numbers.random();
    }
}
