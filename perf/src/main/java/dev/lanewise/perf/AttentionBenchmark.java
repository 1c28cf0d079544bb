package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.attention.Attention;
import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.kernels.attention.RotaryEmbedding;
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
 * Scaled dot-product attention, prefill and decode, and rotary positions of its queries. Shapes are lines of
 * {@code attention.txt}; the counter {@code flops} over the time is GFLOP/s.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar AttentionBenchmark -p shape=minilm-128,llama-decode-2048 -p threads=1,2
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class AttentionBenchmark {
    @Param({"minilm-16", "minilm-128", "minilm-512", "gpt2-512-causal", "gpt2-decode-512", "llama-decode-2048"})
    public String shape = "";

    @Param({"vector", "scalar"})
    public String code = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private AttentionGeometry geometry = AttentionGeometry.of(1, 0, 0, 1, 1);
    private float[] q = {};
    private float[] k = {};
    private float[] v = {};
    private float[] y = {};
    private float[] cos = {};
    private float[] sin = {};
    private float[] scratch = {};

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("attention", shape);
        geometry = AttentionGeometry.of(1, problem.number("queries"), problem.number("keys"), problem.number("heads"),
                problem.number("size")).withKvHeads(problem.number("kvHeads"))
                .seeing(problem.number("causal") == 1, 0);
        q = Values.random(geometry.querySize(), 1);
        k = Values.random(geometry.keys() * geometry.kvHeads() * geometry.headDim(), 2);
        v = Values.random(k.length, 3);
        y = new float[geometry.outputSize()];
        cos = Values.random(geometry.queries() * geometry.headDim() / 2, 4);
        sin = Values.random(cos.length, 5);
        scratch = new float[Attention.scratchSize(geometry, threads)];
        cpu = Cpu.shared().scalar().on(Workers.of(threads));
        float[][] expected = all();
        cpu = new Cpu(code.equals("vector"), cpu.workers());
        if (!Arrays.deepEquals(expected, all())) throw new IllegalStateException(shape + ": vector and scalar differ");
    }

    private float[][] all() {
        return new float[][] {attention(new Flops()).clone(), rotate().clone()};
    }

    @Benchmark
    public float[] attention(Flops done) {
        Attention.forward(cpu, geometry, q, 0, k, 0, v, 0, null, y, 0, null, 0, scratch, 0);
        done.flops += 4 * seen() * geometry.heads() * geometry.headDim();
        return y;
    }

    /** Pairs of a query and a key. */
    private long seen() {
        long pairs = 0;
        for (int t = 0; t < geometry.queries(); t++) {
            pairs += geometry.causal() ? geometry.keys() - geometry.queries() + t + 1 : geometry.keys();
        }
        return pairs;
    }

    @Benchmark
    public float[] rotate() {
        RotaryEmbedding.rotate(cpu, 1, geometry.queries(), geometry.heads(), geometry.headDim(),
                geometry.headDim() / 2, false, q, 0, cos, 0, sin, 0, 1, y, 0);
        return y;
    }
}
