package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Broadcast;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
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
 * A function of each number, a residual addition, and a bias along the last axis, by the vector kernels and by their
 * scalar twins. Shapes are lines of {@code elementwise.txt}.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar ElementwiseBenchmark.unary -p shape=minilm-hidden -p function=GELU,TANH
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class ElementwiseBenchmark {
    @Param({"lenet-conv1-x64", "resnet18-layer1", "mobilenetv2-dw96-s2", "minilm-rows", "minilm-hidden", "unet-first"})
    public String shape = "";

    /** The function of {@link #unary}; the other benchmarks have none. */
    @Param({"RELU", "EXP", "TANH", "SIGMOID", "GELU", "SILU"})
    public UnaryFunction function = UnaryFunction.RELU;

    @Param({"vector", "scalar"})
    public String code = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private Broadcast same = Broadcast.of(new int[0], new int[0]);
    private Broadcast alongRows = same;
    private float[] x = {};
    private float[] residual = {};
    private float[] bias = {};
    private float[] y = {};

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("elementwise", shape);
        int rows = problem.number("rows");
        int n = problem.number("n");
        same = Broadcast.of(new int[] {rows, n}, new int[] {rows, n});
        alongRows = Broadcast.of(new int[] {rows, n}, new int[] {n});
        x = Values.random(rows * n, 1);
        residual = Values.random(rows * n, 2);
        bias = Values.random(n, 3);
        y = new float[x.length];
        cpu = Cpu.shared().scalar().on(Workers.of(threads));
        float[][] expected = all();
        cpu = new Cpu(code.equals("vector"), cpu.workers());
        if (!Arrays.deepEquals(expected, all())) throw new IllegalStateException(shape + ": vector and scalar differ");
    }

    private float[][] all() {
        return new float[][] {unary().clone(), addResidual().clone(), addBias().clone()};
    }

    @Benchmark
    public float[] unary() {
        Elementwise.unary(cpu, function, 0, 0, x.length, x, 0, y, 0);
        return y;
    }

    @Benchmark
    public float[] addResidual() {
        Elementwise.binary(cpu, BinaryFunction.ADD, same, x, 0, residual, 0, y, 0);
        return y;
    }

    @Benchmark
    public float[] addBias() {
        Elementwise.binary(cpu, BinaryFunction.ADD, alongRows, x, 0, bias, 0, y, 0);
        return y;
    }
}
