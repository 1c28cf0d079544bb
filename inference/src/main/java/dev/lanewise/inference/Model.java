package dev.lanewise.inference;

import dev.lanewise.inference.plan.Execution;
import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * A network ready to be run: as often as you like, by as many threads as you like.
 *
 * {@snippet :
 * Model model = Model.compile(layer, Shape.of(1, 224, 224, 3));
 * float[] y = model.run(x);
 * model.runInto(x, y); // allocates nothing
 * }
 *
 * <p>The first run with inputs of some types plans them: operators are captured, simplified and given places in one block
 * of memory, weights are packed. Later runs with the same types find the plan again; the last
 * {@link ModelOptions#plans} ones are kept, so batch and sequence length may change from run to run.
 *
 * <p>The same input gives the same bits, alone or in a batch, on any machine, on any number of threads, whatever else
 * runs. What a run throws says what ended it: {@link IllegalArgumentException} for inputs that the model does not take,
 * otherwise an {@link InferenceException}. No failure hurts the model.
 *
 * <p>All memory is the garbage collector's; {@link #close} only lets go early.
 */
public final class Model implements AutoCloseable {
    private static final Duration DEFAULT_WARM_UP = Duration.ofSeconds(10);

    /** A model whose runs have not become a twentieth faster for so long is at full speed. */
    private static final long SETTLED = Duration.ofMillis(500).toNanos();

    private static final Duration DEFAULT_PROFILE = Duration.ofSeconds(1);

    private final Program program;
    private final List<Port> inputPorts;
    private final List<Port> outputPorts;
    private final ModelOptions options;
    private final PlannedPrograms programs;
    private final PlannedProgram planned;
    private final WorkspacePool pool;
    private volatile boolean closed;
    private volatile TensorType lastFloats = new TensorType(DType.FLOAT32, Shape.of(0));

    private Model(Program program, ModelOptions options) {
        this.program = program;
        inputPorts = List.copyOf(program.inputs());
        outputPorts = List.copyOf(program.outputs());
        this.options = options;
        programs = new PlannedPrograms(options.plans());
        planned = new PlannedProgram(program, options.plans());
        pool = new WorkspacePool(options, programs);
    }

    /** A program, run as {@link ModelOptions#DEFAULT} says. */
    public static Model of(Program program) {
        return of(program, ModelOptions.DEFAULT);
    }

    public static Model of(Program program, ModelOptions options) {
        return new Model(program, options);
    }

    /**
     * A layer with the parameters that it has now, for inputs of that shape and, where it has more than one axis, of any
     * other size of the first one, the batch.
     */
    public static Model compile(Layer layer, Shape input) {
        return compile(layer, input, ModelOptions.DEFAULT);
    }

    public static Model compile(Layer layer, Shape input, ModelOptions options) {
        List<Port.Axis> axes = new ArrayList<>();
        for (int size : input.toArray()) axes.add(Port.Axis.fixed(size));
        if (axes.size() > 1) axes.set(0, Port.Axis.open("batch"));
        return of(LayerProgram.of(layer, new Port("input", DType.FLOAT32, axes)), options);
    }

    /** What a run takes. */
    public List<Port> inputs() {
        return inputPorts;
    }

    /** What a run gives. */
    public List<Port> outputs() {
        return outputPorts;
    }

    /** What the model runs. */
    public Program program() {
        return program;
    }

    public ModelOptions options() {
        return options;
    }

    /**
     * Runs a model of one float input and one float output. All axes of the input but one must be fixed, or the other
     * open one is the batch, which then is 1.
     *
     * @param x row-major
     */
    public float[] run(float[] x) {
        return run(x, RunOptions.NONE);
    }

    public float[] run(float[] x, RunOptions run) {
        Workspace workspace = begin(run);
        try {
            Execution execution = planned(workspace, x);
            if (execution == null) return onlyFloats(runStages(workspace, List.of(tensor(x)))).toFloats();
            computeFloats(workspace, execution, x);
            return floats(execution.output(0)).toFloats();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            throw workspace.failed(thrown);
        } finally {
            end(workspace);
        }
    }

    /**
     * The same into an array of exactly the output's size. Allocates nothing once the types are planned, unless an
     * operator's output has a size that depends on numbers.
     */
    public void runInto(float[] x, float[] y) {
        runInto(x, y, RunOptions.NONE);
    }

    public void runInto(float[] x, float[] y, RunOptions run) {
        Workspace workspace = begin(run);
        try {
            Execution execution = planned(workspace, x);
            if (execution == null) {
                store(workspace, onlyFloats(runStages(workspace, List.of(tensor(x)))), y);
            } else {
                computeFloats(workspace, execution, x);
                store(workspace, floats(execution.output(0)), y);
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            throw workspace.failed(thrown);
        } finally {
            end(workspace);
        }
    }

    /**
     * Runs a model on its inputs, in the order of {@link #inputs}; gives its outputs, in the order of {@link #outputs}.
     * Inputs may lie on any device; outputs lie on the CPU.
     */
    public List<Tensor> run(List<Tensor> inputs) {
        return run(inputs, RunOptions.NONE);
    }

    public List<Tensor> run(List<Tensor> inputs, RunOptions run) {
        Workspace workspace = begin(run);
        try {
            checkInputs(inputs);
            return runStages(workspace, onHost(inputs));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            throw workspace.failed(thrown);
        } finally {
            end(workspace);
        }
    }

    /** Runs a model on its inputs by name; gives its outputs by name, in the model's order. */
    public SequencedMap<String, Tensor> run(Map<String, Tensor> inputs) {
        return run(inputs, RunOptions.NONE);
    }

    public SequencedMap<String, Tensor> run(Map<String, Tensor> inputs, RunOptions run) {
        List<Tensor> outputs = run(Inputs.ordered(inputPorts, inputs), run);
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < outputs.size(); i++) named.put(outputPorts.get(i).name(), outputs.get(i));
        return named;
    }

    /**
     * Runs a model on its inputs and writes its outputs into tensors of exactly their types on the CPU, which the caller
     * has made for that and shows to nobody meanwhile. Allocates nothing where {@link #runInto(float[], float[])} would not.
     */
    public void runInto(List<Tensor> inputs, List<Tensor> outputs) {
        runInto(inputs, outputs, RunOptions.NONE);
    }

    public void runInto(List<Tensor> given, List<Tensor> outputs, RunOptions run) {
        Workspace workspace = begin(run);
        try {
            checkInputs(given);
            checkOutputCount(outputs.size());
            List<Tensor> inputs = onHost(given);
            TensorType[] types = workspace.types(inputs.size());
            for (int i = 0; i < types.length; i++) types[i] = inputs.get(i).type();
            Execution execution = planned(workspace, types);
            if (execution == null) {
                List<Tensor> results = runStages(workspace, inputs);
                for (int i = 0; i < outputs.size(); i++) checkOutput(results.get(i), outputs.get(i));
                for (int i = 0; i < outputs.size(); i++) store(workspace, results.get(i), outputs.get(i));
                return;
            }
            for (int i = 0; i < outputs.size(); i++) checkOutput(execution.output(i), outputs.get(i));
            for (int i = 0; i < types.length; i++) {
                WatchedCopy.copy(inputs.get(i), execution.input(i), workspace.control());
            }
            PlannedProgram.run(workspace, execution);
            for (int i = 0; i < outputs.size(); i++) store(workspace, execution.output(i), outputs.get(i));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            throw workspace.failed(thrown);
        } finally {
            end(workspace);
        }
    }

    /**
     * Plans for these inputs and runs on them until the code is compiled and runs take no less time than before, ten
     * seconds at most, so that the first requests of a service are not its slowest. The numbers do not matter, the types
     * do. A model that is not warmed up computes with scalar code at first, which gives the same bits, while a thread in
     * the background does this.
     */
    public void warmUp(List<Tensor> inputs) {
        warmUp(inputs, DEFAULT_WARM_UP);
    }

    /** The same, for that long at most. */
    public void warmUp(List<Tensor> inputs, Duration atMost) {
        long began = System.nanoTime();
        long nanos = RunControl.nanos(atMost);
        long best = Long.MAX_VALUE;
        long bestSince = began;
        long now = began;
        do {
            long before = now;
            run(inputs);
            now = System.nanoTime();
            if ((now - before) < best - best / 20) {
                best = now - before;
                bestSince = now;
            }
        } while (now - began < nanos && !(Heating.isDone() && now - bestSince > SETTLED));
    }

    /**
     * The same for a model whose input types leave no choice: with zeros, where all axes are fixed but the first, the
     * batch, which is 1.
     */
    public void warmUp() {
        warmUp(DEFAULT_WARM_UP);
    }

    public void warmUp(Duration atMost) {
        warmUp(Inputs.zeros(Inputs.types(inputPorts)), atMost);
    }

    /**
     * What the model does with inputs of these types, step by step: operators, algorithms, memory and work. Plans them
     * where they are not planned. Stages behind instructions that need numbers are shown as the last run met them.
     */
    public Explanation explain(List<TensorType> inputs) {
        if (!isCompiled())
            throw new IllegalStateException("explain: a model on the reference device has no plan; got " + options);
        Workspace workspace = begin(RunOptions.NONE);
        try {
            Inputs.checkCount(inputPorts, inputs.size());
            for (int i = 0; i < inputs.size(); i++) Inputs.check(inputPorts.get(i), inputs.get(i));
            TensorType[] types = inputs.toArray(TensorType[]::new);
            return Explainer.explain(planned, types, planned.first(workspace, types));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            throw workspace.failed(thrown);
        } finally {
            end(workspace);
        }
    }

    /** The same where the model's input types leave no choice but the batch, the first axis, which is 1. */
    public Explanation explain() {
        return explain(Inputs.types(inputPorts));
    }

    /** Runs on these inputs for a second and tells how long each step takes. Warm the model up before. */
    public Profile profile(List<Tensor> inputs) {
        return profile(inputs, DEFAULT_PROFILE);
    }

    /** The same for that long, and once at least. */
    public Profile profile(List<Tensor> inputs, Duration time) {
        if (!isCompiled())
            throw new IllegalStateException("profile: a model on the reference device has no steps; got " + options);
        run(inputs);
        Profiler profiler = new Profiler();
        Workspace workspace = begin(RunOptions.NONE);
        try {
            workspace.watchedBy(profiler);
            int runs = 0;
            long begin = System.nanoTime();
            do {
                runStages(workspace, inputs);
                runs++;
            } while (System.nanoTime() - begin < RunControl.nanos(time));
            return profiler.profile(runs, System.nanoTime() - begin);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError thrown) {
            throw workspace.failed(thrown);
        } finally {
            workspace.watchedBy(null);
            end(workspace);
        }
    }

    /** Bytes of the arenas that no run uses now; all of them where the model rests. */
    public long arenaBytes() {
        return pool.arenaBytes();
    }

    /** Lets go of plans and arenas. Runs that compute end as if nothing had happened; later ones are refused. */
    @Override
    public void close() {
        closed = true;
        planned.firstStages().clear();
        programs.clear();
        pool.clear();
    }

    private Workspace begin(RunOptions run) {
        if (closed) throw new IllegalStateException("model: it is closed; compile or load it again");
        // the mere class of an event starts the recorder's own machinery, a tenth of a second in a cold JVM
        boolean recorded = FlightRecorder.isInitialized() && RunEvent.isRecorded();
        if (options.listener() == null && !recorded) return pool.borrow(run);
        long now = System.nanoTime();
        RunEvent event = recorded ? new RunEvent() : null;
        if (event != null) event.begin();
        Workspace workspace = pool.borrow(run);
        workspace.observe(now, event);
        if (recorded && StepEvent.isRecorded()) workspace.watchedBy(new StepEvent.Recorder());
        return workspace;
    }

    private void end(Workspace workspace) {
        RuntimeException failure = workspace.takeFailure();
        RunEvent event = workspace.takeEvent();
        if (event != null) {
            workspace.watchedBy(null);
            event.end(toString(), failure);
        }
        long began = workspace.began();
        pool.giveBack(workspace);
        RunListener listener = options.listener();
        if (listener != null) listener.ended(System.nanoTime() - began, failure);
    }

    private boolean isCompiled() {
        return options.device().equals(Device.cpu()) || !options.device().isHost();
    }

    /** The bound plan for a float array, null where there is more than one stage. */
    private @Nullable Execution planned(Workspace workspace, float[] x) {
        if (inputPorts.size() != 1 || outputPorts.size() != 1) {
            throw new IllegalStateException("run: float arrays are for models of one input and one output; got "
                    + inputPorts + " and " + outputPorts);
        }
        TensorType[] types = workspace.types(1);
        types[0] = floatsType(x.length);
        return planned(workspace, types);
    }

    private @Nullable Execution planned(Workspace workspace, TensorType[] types) {
        if (!isCompiled()) return null;
        Stage stage = planned.first(workspace, types);
        return planned.isLast(stage) && stage.plan() != null ? workspace.execution(stage.plan()) : null;
    }

    private static void computeFloats(Workspace workspace, Execution execution, float[] x) {
        Tensor input = execution.input(0);
        WatchedCopy.copy(x, 0, input.floats(), input.offset(), x.length, workspace.control());
        PlannedProgram.run(workspace, execution);
    }

    private List<Tensor> runStages(Workspace workspace, List<Tensor> inputs) {
        if (!isCompiled()) return new DeviceRun(options.device(), workspace.control()).run(program, inputs);
        return planned.run(workspace, inputs);
    }

    private TensorType floatsType(int length) {
        TensorType last = lastFloats;
        if (last.shape().elements() == length && length > 0) return last;
        TensorType type = Inputs.floats(inputPorts.getFirst(), length);
        lastFloats = type;
        return type;
    }

    private Tensor tensor(float[] x) {
        return Tensor.wrap(floatsType(x.length), Device.cpu(), x, 0);
    }

    private void checkInputs(List<Tensor> inputs) {
        Inputs.checkCount(inputPorts, inputs.size());
        for (int i = 0; i < inputs.size(); i++) Inputs.check(inputPorts.get(i), inputs.get(i).type());
    }

    private static Tensor onlyFloats(List<Tensor> outputs) {
        return floats(outputs.getFirst());
    }

    private static Tensor floats(Tensor output) {
        if (output.dtype() != DType.FLOAT32) {
            throw new IllegalStateException("run: a float array is for a float32 output; got " + output.type()
                    + "; run with tensors");
        }
        return output;
    }

    private static void store(Workspace workspace, Tensor output, float[] y) {
        if (y.length != output.elements()) {
            throw new ShapeException("run", "y must have as many elements as the output", output.type(), y.length);
        }
        WatchedCopy.copy(output.floats(), output.offset(), y, 0, y.length, workspace.control());
    }

    private void checkOutputCount(int count) {
        if (count != outputPorts.size()) {
            throw new ShapeException("run", "outputs must be as many as the model has, " + outputPorts, count);
        }
    }

    private static void checkOutput(Tensor output, Tensor y) {
        if (!y.type().equals(output.type())) {
            throw new ShapeException("run", "an output's tensor must have its type", output.type(), y.type());
        }
        if (!y.device().equals(Device.cpu())) {
            throw new ShapeException("run", "an output's tensor must lie on the CPU", y.type(), y.device().name());
        }
    }

    private static List<Tensor> onHost(List<Tensor> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).device().equals(Device.cpu())) continue;
            return inputs.stream().map(input -> input.to(Device.cpu())).toList();
        }
        return inputs;
    }

    private static void store(Workspace workspace, Tensor output, Tensor y) {
        WatchedCopy.copy(output, y, workspace.control());
    }

    /** Its inputs and outputs. */
    @Override
    public String toString() {
        return "Model" + inputPorts + " -> " + outputPorts;
    }
}
