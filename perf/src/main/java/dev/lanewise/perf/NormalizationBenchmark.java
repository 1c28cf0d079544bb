package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.normalize.BatchNorm;
import dev.lanewise.kernels.normalize.GroupNorm;
import dev.lanewise.kernels.normalize.LayerNorm;
import dev.lanewise.kernels.normalize.RmsNorm;
import dev.lanewise.kernels.reduce.Softmax;
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
 * Softmax, layer and root mean square normalisation of rows, batch and group normalisation of the same numbers as pixels
 * with channels, by the vector kernels and by their scalar twins. Shapes are lines of {@code normalization.txt}.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar NormalizationBenchmark -p shape=minilm-rows,minilm-attention
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class NormalizationBenchmark {
    private static final float EPSILON = 1e-5f;

    @Param({
        "lenet-classes", "lenet-classes-x64", "imagenet-classes", "minilm-attention", "minilm-rows", "resnet18-stem-x8",
        "resnet18-last-x8"})
    public String shape = "";

    @Param({"vector", "scalar"})
    public String code = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private int rows;
    private int n;
    private float[] x = {};
    private float[] gamma = {};
    private float[] beta = {};
    private float[] mean = {};
    private float[] variance = {};
    private float[] y = {};
    private float[] scratch = {};

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("normalization", shape);
        rows = problem.number("rows");
        n = problem.number("n");
        x = Values.random(rows * n, 1);
        gamma = Values.random(n, 2);
        beta = Values.random(n, 3);
        mean = new float[n];
        variance = new float[n];
        y = new float[x.length];
        scratch = new float[Math.max(GroupNorm.scratchSize(1, rows, n, threads), Math.max(
                BatchNorm.scratchSize(rows, n, threads), Softmax.logScratchSize(rows, n, threads)))];
        cpu = Cpu.shared().scalar().on(Workers.of(threads));
        float[][] expected = all();
        cpu = new Cpu(code.equals("vector"), cpu.workers());
        if (!Arrays.deepEquals(expected, all())) throw new IllegalStateException(shape + ": vector and scalar differ");
    }

    private float[][] all() {
        return new float[][] {
            softmax().clone(), logSoftmax().clone(), layerNormalize().clone(), rmsNormalize().clone(),
            batchStatistics().clone(), batchNormalize().clone(), groupNormalize().clone()
        };
    }

    @Benchmark
    public float[] softmax() {
        Softmax.softmax(cpu, rows, n, x, 0, y, 0);
        return y;
    }

    @Benchmark
    public float[] logSoftmax() {
        Softmax.logSoftmax(cpu, rows, n, x, 0, y, 0, scratch, 0);
        return y;
    }

    @Benchmark
    public float[] layerNormalize() {
        LayerNorm.normalize(cpu, rows, n, x, 0, gamma, 0, beta, 0, EPSILON, y, 0);
        return y;
    }

    @Benchmark
    public float[] batchStatistics() {
        BatchNorm.statistics(cpu, rows, n, x, 0, mean, 0, variance, 0, scratch, 0);
        return variance;
    }

    @Benchmark
    public float[] batchNormalize() {
        BatchNorm.normalize(cpu, rows, n, x, 0, mean, 0, variance, 0, gamma, 0, beta, 0, EPSILON, y, 0, scratch, 0);
        return y;
    }

    @Benchmark
    public float[] rmsNormalize() {
        RmsNorm.normalize(cpu, rows, n, x, 0, gamma, 0, EPSILON, y, 0);
        return y;
    }

    /** All rows are one image, and 32 groups share its channels where they can. */
    @Benchmark
    public float[] groupNormalize() {
        int groups = n % 32 == 0 ? 32 : 1;
        GroupNorm.normalize(cpu, 1, rows, n, groups, x, 0, gamma, 0, beta, 0, EPSILON, y, 0, scratch, 0);
        return y;
    }
}
