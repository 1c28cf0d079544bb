package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.pool.Pool2d;
import dev.lanewise.kernels.pool.Pool2dGeometry;
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
 * Pooling and its gradients by the vector kernels and by their scalar twins. Shapes are lines of {@code pooling.txt}.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar PoolingBenchmark -p shape=resnet18-stem -p code=vector
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class PoolingBenchmark {
    @Param({
        "lenet-1", "lenet-2", "lenet-1-x64", "lenet-2-x64", "resnet18-stem", "resnet18-last", "resnet18-stem-x8",
        "mobilenetv2-last"})
    public String shape = "";

    @Param({"vector", "scalar"})
    public String code = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private Pool2dGeometry geometry = Pool2dGeometry.of(0, 1, 1, 0, 1);
    private float[] x = {};
    private float[] dy = {};
    private float[] y = {};
    private float[] dx = {};
    private int[] indices = {};

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("pooling", shape);
        geometry = new Pool2dGeometry(
                problem.number("batch"),
                problem.number("height"),
                problem.number("width"),
                problem.number("channels"),
                problem.number("kernel"),
                problem.number("kernel"),
                Stride.of(problem.number("stride")),
                Padding.of(problem.number("padding")),
                Dilation.ONE,
                false);
        x = Values.random(geometry.inputSize(), 1);
        dy = Values.random(geometry.outputSize(), 2);
        y = new float[dy.length];
        dx = new float[x.length];
        indices = new int[dy.length];
        cpu = Cpu.shared().scalar().on(Workers.of(threads));
        float[][] expected = all();
        cpu = new Cpu(code.equals("vector"), cpu.workers());
        if (!Arrays.deepEquals(expected, all())) throw new IllegalStateException(shape + ": vector and scalar differ");
    }

    private float[][] all() {
        return new float[][] {
            max().clone(), maxWithIndices().clone(), maxGradient().clone(), average().clone(), averageGradient().clone()
        };
    }

    @Benchmark
    public float[] max() {
        Pool2d.max(cpu, geometry, x, 0, y, 0);
        return y;
    }

    @Benchmark
    public float[] maxWithIndices() {
        Pool2d.max(cpu, geometry, x, 0, y, 0, indices, 0);
        return y;
    }

    @Benchmark
    public float[] maxGradient() {
        Pool2d.maxGradient(cpu, geometry, dy, 0, indices, 0, dx, 0);
        return dx;
    }

    @Benchmark
    public float[] average() {
        Pool2d.average(cpu, geometry, false, x, 0, y, 0);
        return y;
    }

    @Benchmark
    public float[] averageGradient() {
        Pool2d.averageGradient(cpu, geometry, false, dy, 0, dx, 0);
        return dx;
    }
}
