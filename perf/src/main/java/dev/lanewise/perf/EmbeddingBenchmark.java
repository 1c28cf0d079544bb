package dev.lanewise.perf;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Gather;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Looking up rows of a table by their numbers, as compiled models do it; it moves whole rows, so there is no vector code.
 * Shapes are lines of {@code embedding.txt}.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar EmbeddingBenchmark -p shape=minilm-128
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class EmbeddingBenchmark {
    @Param({"minilm-16", "minilm-128", "minilm-512", "gpt2-512"})
    public String shape = "";

    @Param("1")
    public int threads;

    private Call call = Call.NOTHING;
    private Tensor y = Tensor.scalar(0);

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("embedding", shape);
        int entries = problem.number("entries");
        int features = problem.number("features");
        Tensor table = Tensor.of(Shape.of(entries, features), Values.random(entries * features, 1));
        long[] numbers = new Random(2).longs(problem.number("tokens"), 0, entries).toArray();
        Tensor tokens = Tensor.of(Shape.of(numbers.length), numbers);
        Device device = Device.cpu(Cpu.shared().on(Workers.of(threads)));
        List<TensorInfo> infos = List.of(new TensorInfo(table.type(), table), new TensorInfo(tokens.type(), null));
        Gather op = new Gather(0);
        List<TensorType> types = op.types(infos);
        Prepared prepared = device.kernels().prepare(op, infos, types);
        y = device.allocate(types.getFirst());
        call = prepared.bind(device.kernels(), List.of(table, tokens), List.of(y),
                new float[prepared.scratchFloats()], 0);
        check(table, numbers);
    }

    private void check(Tensor table, long[] numbers) {
        float[] got = lookUp();
        int features = table.shape().last();
        for (int i = 0; i < numbers.length; i++) {
            int from = table.offset() + (int) numbers[i] * features;
            if (!Arrays.equals(got, y.offset() + i * features, y.offset() + (i + 1) * features, table.floats(), from,
                    from + features)) {
                throw new IllegalStateException(shape + ": row " + i + " is not row " + numbers[i] + " of the table");
            }
        }
    }

    @Benchmark
    public float[] lookUp() {
        call.run();
        return y.floats();
    }
}
