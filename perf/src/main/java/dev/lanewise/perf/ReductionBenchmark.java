package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.reduce.Reduce;
import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.kernels.reduce.ReduceGeometry;
import java.util.Arrays;
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
 * Sums and largest numbers along the middle of a box, by the vector kernels and by their scalar twins. Shapes are lines
 * of {@code reduction.txt}: bias gradients, batch statistics, global averages.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar ReductionBenchmark -p shape=resnet18-stem-x8 -p threads=1,2
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class ReductionBenchmark {
    @Param({
        "lenet-bias-x64", "lenet-pixels-x64", "resnet18-stem-x8", "resnet18-last-x8", "resnet18-global-average",
        "mobilenetv2-global-average", "minilm-rows", "one-row"})
    public String shape = "";

    @Param({"vector", "scalar"})
    public String code = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private ReduceGeometry geometry = ReduceGeometry.of(new int[0]);
    private float[] x = {};
    private float[] y = {};
    private float[] scratch = {};

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("reduction", shape);
        int[] sizes = {problem.number("outer"), problem.number("reduced"), problem.number("inner")};
        geometry = ReduceGeometry.of(sizes, 1);
        x = Values.random(sizes[0] * sizes[1] * sizes[2], 1);
        y = new float[sizes[0] * sizes[2]];
        scratch = new float[Reduce.scratchSize(ReduceFunction.SUM, geometry, threads)];
        cpu = Cpu.shared().scalar().on(Workers.of(threads));
        float[][] expected = {sum().clone(), max().clone()};
        cpu = new Cpu(code.equals("vector"), cpu.workers());
        float[][] got = {sum().clone(), max().clone()};
        if (!Arrays.deepEquals(expected, got)) throw new IllegalStateException(shape + ": vector and scalar differ");
    }

    @Benchmark
    public float[] sum() {
        Reduce.run(cpu, ReduceFunction.SUM, geometry, x, 0, y, 0, scratch, 0);
        return y;
    }

    @Benchmark
    public float[] max() {
        Reduce.run(cpu, ReduceFunction.MAX, geometry, x, 0, y, 0, scratch, 0);
        return y;
    }
}
