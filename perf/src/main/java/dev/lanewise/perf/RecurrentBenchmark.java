package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.recurrent.Recurrent;
import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.kernels.recurrent.RecurrentGeometry;
import dev.lanewise.kernels.recurrent.RecurrentWeights;
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
 * Recurrent networks over whole sequences, weights packed beforehand. Shapes are lines of {@code recurrent.txt}; the
 * counter {@code flops} over the time is GFLOP/s.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar RecurrentBenchmark -p shape=lstm-256,gru-256 -p threads=1,2
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class RecurrentBenchmark {
    @Param({
        "lstm-128", "lstm-256", "lstm-512", "lstm-128-x16", "lstm-256-x16", "lstm-512-x16", "gru-128", "gru-256",
        "gru-512", "gru-128-x16", "gru-256-x16", "gru-512-x16", "rnn-256"})
    public String shape = "";

    @Param({"vector", "scalar"})
    public String code = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private RecurrentGeometry geometry = RecurrentGeometry.of(RecurrentCell.TANH, 0, 0, 0, 0);
    private RecurrentWeights weights = weights(geometry);
    private float[] x = {};
    private float[] state = {};
    private float[] y = {};
    private float[] cells = {};
    private float[] kept = {};
    private float[] scratch = {};

    @Setup(Level.Trial)
    public void prepare() {
        Problem problem = Problem.named("recurrent", shape);
        RecurrentCell cell = switch (problem.number("gates")) {
            case 4 -> RecurrentCell.LSTM;
            case 3 -> RecurrentCell.GRU;
            default -> RecurrentCell.TANH;
        };
        geometry = RecurrentGeometry.of(cell, problem.number("batch"), problem.number("time"),
                problem.number("inputs"), problem.number("units"));
        weights = weights(geometry);
        x = Values.random(geometry.sizeX(), 1);
        state = Values.random(geometry.sizeState(), 2);
        y = new float[geometry.sizeY()];
        cells = new float[geometry.sizeY()];
        kept = new float[geometry.sizeKept()];
        scratch = new float[Recurrent.scratchSize(geometry, threads)];
        cpu = Cpu.shared().scalar().on(Workers.of(threads));
        float[] expected = run(new Flops()).clone();
        cpu = new Cpu(code.equals("vector"), cpu.workers());
        if (!Arrays.equals(expected, run(new Flops()))) {
            throw new IllegalStateException(shape + ": vector and scalar differ");
        }
    }

    private static RecurrentWeights weights(RecurrentGeometry g) {
        int rows = g.cell().gates() * g.units();
        float[] bias = Values.random(rows, 3);
        float[] input = Values.random(rows * g.inputs(), 4);
        float[] hidden = Values.random(rows * g.units(), 5);
        for (int i = 0; i < hidden.length; i++) hidden[i] /= (float) Math.sqrt(g.units());
        return RecurrentWeights.pack(g.cell(), g.inputs(), g.units(), input, 0, hidden, 0, bias, 0, bias, 0);
    }

    @Benchmark
    public float[] run(Flops done) {
        Recurrent.run(cpu, geometry, weights, x, 0, state, 0, state, 0, y, 0, cells, 0, kept, 0, scratch, 0);
        done.flops += 2L * geometry.sizeGates() * (geometry.inputs() + geometry.units());
        return y;
    }
}
