package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import java.util.Arrays;
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
 * Matrix multiplication with the right operand packed beforehand, as stored, and by the scalar twin. Shapes are lines of
 * {@code gemm.txt}. The counter {@code flops} reads as GFLOP/s.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar GemmBenchmark -p shape=square-512,square-1024 -p threads=1
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class GemmBenchmark {
    @Param({
        "square-64", "square-128", "square-256", "square-512", "square-1024",
        "lenet-fc1", "lenet-fc1-x64", "lenet-fc2-x64", "lenet-fc3-x64",
        "resnet18-fc", "resnet18-fc-x32", "mobilenetv2-fc"})
    public String shape = "";

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private GemmGeometry geometry = GemmGeometry.of(0, 0, 0);
    private float[] a = {};
    private float[] b = {};
    private float[] c = {};
    private float[] scratch = {};
    private PackedMatrix packed = PackedMatrix.of(geometry, b, 0);

    @Setup(Level.Trial)
    public void prepare() {
        cpu = Cpu.shared().on(Workers.of(threads));
        Problem problem = Problem.named("gemm", shape);
        geometry = GemmGeometry.of(
                problem.number("m"), problem.number("n"), problem.number("k"), false,
                problem.number("transposeB") == 1);
        Random random = new Random(1);
        a = values(geometry.sizeA(), random);
        b = values(geometry.sizeB(), random);
        c = new float[geometry.sizeC()];
        int scratchSize = Math.max(Gemm.scratchSize(geometry, threads), Gemm.packedScratchSize(geometry, threads));
        scratch = new float[scratchSize];
        packed = PackedMatrix.of(geometry, b, 0);
        checkAgreement();
    }

    private void checkAgreement() {
        Flops ignored = new Flops();
        float[] expected = scalar(ignored).clone();
        if (!Arrays.equals(expected, packed(ignored)) || !Arrays.equals(expected, unpacked(ignored))) {
            throw new IllegalStateException(shape + ": the variants differ");
        }
    }

    @Benchmark
    public float[] packed(Flops done) {
        Gemm.multiply(cpu, geometry, a, 0, packed, c, 0, false, Epilogue.NONE, scratch, 0);
        return count(done);
    }

    @Benchmark
    public float[] unpacked(Flops done) {
        Gemm.multiply(cpu, geometry, a, 0, b, 0, c, 0, false, Epilogue.NONE, scratch, 0);
        return count(done);
    }

    @Benchmark
    public float[] scalar(Flops done) {
        Gemm.multiply(cpu.scalar(), geometry, a, 0, packed, c, 0, false, Epilogue.NONE, scratch, 0);
        return count(done);
    }

    private float[] count(Flops done) {
        done.flops += 2 * geometry.multiplyAdds();
        return c;
    }

    private static float[] values(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = random.nextFloat() - 0.5f;
        return values;
    }
}
