package dev.lanewise.perf;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
 * Convolution with bias and ReLU, weights packed beforehand, by the algorithm that the library chooses and by others,
 * each with its scalar twin. Shapes are lines of {@code conv2d.txt}. The counter {@code flops} counts a convolution's
 * definition, whatever an algorithm saves, and reads as GFLOP/s.
 *
 * <pre>{@code
 * java -jar perf/target/benchmarks.jar ConvolutionBenchmark.vector -p shape=resnet18-layer1,mobilenetv2-dw144
 * java -jar perf/target/benchmarks.jar ConvolutionBenchmark -p shape=lenet-conv2 -p algorithm=direct -p threads=2
 * }</pre>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// The class path does not resolve the vector module by itself.
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Benchmark)
public class ConvolutionBenchmark {
    /** The algorithm that the library picks for the shape. */
    static final String CHOSEN = "chosen";

    /** Of the largest output: what Winograd's sums, differently rounded, may differ by. */
    private static final float CLOSE = 1e-4f;

    @Param({
        "lenet-conv1", "lenet-conv1-x64", "lenet-conv2", "lenet-conv2-x64", "resnet18-conv1", "resnet18-layer1",
        "resnet18-layer2-first", "resnet18-layer2", "resnet18-layer2-shortcut", "resnet18-layer3-first",
        "resnet18-layer3", "resnet18-layer3-shortcut", "resnet18-layer4-first", "resnet18-layer4",
        "resnet18-layer4-shortcut", "mobilenetv2-conv1", "mobilenetv2-dw32", "mobilenetv2-pw32-16",
        "mobilenetv2-pw16-96", "mobilenetv2-dw96-s2", "mobilenetv2-pw96-24", "mobilenetv2-pw24-144",
        "mobilenetv2-dw144", "mobilenetv2-pw144-24", "mobilenetv2-dw144-s2", "mobilenetv2-pw144-32",
        "mobilenetv2-pw32-192", "mobilenetv2-dw192", "mobilenetv2-pw192-32", "mobilenetv2-dw192-s2",
        "mobilenetv2-pw192-64", "mobilenetv2-pw64-384", "mobilenetv2-dw384", "mobilenetv2-pw384-64",
        "mobilenetv2-pw384-96", "mobilenetv2-pw96-576", "mobilenetv2-dw576", "mobilenetv2-pw576-96",
        "mobilenetv2-dw576-s2", "mobilenetv2-pw576-160", "mobilenetv2-pw160-960", "mobilenetv2-dw960",
        "mobilenetv2-pw960-160", "mobilenetv2-pw960-320", "mobilenetv2-pw320-1280"})
    public String shape = "";

    /** {@value #CHOSEN} or an algorithm's name; those named here accept every shape. */
    @Param({CHOSEN, "direct", "im2col"})
    public String algorithm = CHOSEN;

    @Param("1")
    public int threads;

    private Cpu cpu = Cpu.shared();
    private PackedConv2d packed = Conv2d.pack(Conv2dGeometry.of(1, 1, 1, 0, 0, 1, Padding.NONE), new float[0], 0);
    private int batch;
    private float[] x = {};
    private float[] y = {};
    private float[] scratch = {};
    private Epilogue epilogue = Epilogue.NONE;

    @Setup(Level.Trial)
    public void prepare() {
        cpu = Cpu.shared().on(Workers.of(threads));
        Conv2dGeometry geometry = geometry(Problem.named("conv2d", shape));
        Random random = new Random(1);
        x = values(geometry.inputSize(), random);
        y = new float[geometry.outputSize()];
        float[] weights = values(geometry.weightSize(), random);
        epilogue = Epilogue.bias(values(geometry.outChannels(), random)).then(Activation.RELU);
        packed = algorithm(geometry).pack(geometry, weights, 0);
        batch = geometry.batch();
        scratch = new float[packed.scratchSize(batch, cpu)];
        checkAgreement(geometry, weights);
    }

    static Conv2dGeometry geometry(Problem problem) {
        int size = problem.number("size");
        int kernel = problem.number("kernel");
        return new Conv2dGeometry(problem.number("batch"), size, size, problem.number("in"), problem.number("out"),
                kernel, kernel, Stride.of(problem.number("stride")), Padding.of(problem.number("padding")),
                Dilation.ONE, problem.number("groups"));
    }

    private Conv2dAlgorithm algorithm(Conv2dGeometry geometry) {
        if (algorithm.equals(CHOSEN)) return Conv2d.choose(geometry);
        return Conv2d.algorithms().stream()
                .filter(candidate -> candidate.name().equals(algorithm))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(algorithm + ": there are " + CHOSEN + ", "
                        + Conv2d.algorithms().stream().map(Conv2dAlgorithm::name).collect(Collectors.joining(", "))));
    }

    /** Both paths must agree to the bit, and with the last algorithm, which is exact. */
    private void checkAgreement(Conv2dGeometry geometry, float[] weights) {
        Flops ignored = new Flops();
        float[] result = vector(ignored).clone();
        if (!Arrays.equals(result, scalar(ignored))) throw new IllegalStateException(shape + ": scalar differs");
        float[] expected = new float[y.length];
        List<Conv2dAlgorithm> algorithms = Conv2d.algorithms();
        algorithms.getLast().pack(geometry, weights, 0).run(cpu, batch, x, 0, expected, 0, epilogue);
        float largest = 0;
        for (float value : expected) largest = Math.max(largest, value);
        float bound = packed.algorithm().exact() ? 0 : CLOSE * largest;
        for (int i = 0; i < y.length; i++) {
            if (Math.abs(result[i] - expected[i]) > bound) {
                throw new IllegalStateException(shape + ": " + packed.algorithm().name() + " gives " + result[i]
                        + " at " + i + ", im2col " + expected[i]);
            }
        }
    }

    @Benchmark
    public float[] vector(Flops done) {
        packed.run(cpu, batch, x, 0, y, 0, epilogue, scratch, 0);
        return count(done);
    }

    @Benchmark
    public float[] scalar(Flops done) {
        packed.run(cpu.scalar(), batch, x, 0, y, 0, epilogue, scratch, 0);
        return count(done);
    }

    private float[] count(Flops done) {
        done.flops += 2L * batch * packed.geometry().multiplyAdds();
        return y;
    }

    private static float[] values(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = random.nextFloat() - 0.5f;
        return values;
    }
}
