package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.laws.GemmProblem.Options;
import dev.lanewise.properties.specs.Large;
import dev.lanewise.properties.specs.Sample;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Work large enough to be split gives the same bits on 1, 2, 3 and 7 threads, in any order, and each time. */
class ThreadLaws {
    private static final int REPETITIONS = 3;

    @TestFactory
    Stream<DynamicTest> convolutions() {
        return largeConvolutions().flatMap(g -> Convolutions.all(g).stream()
                .map(algorithm -> DynamicTest.dynamicTest(algorithm.name() + " " + g, () -> splits(algorithm, g))));
    }

    private static Stream<Conv2dGeometry> largeConvolutions() {
        return Stream.of(
                Conv2dGeometry.of(1, 29, 31, 24, 33, 3, Padding.of(1)),
                Conv2dGeometry.of(5, 9, 8, 32, 48, 3, Padding.NONE),
                Conv2dGeometry.of(1, 40, 40, 67, 19, 1, Padding.NONE),
                Conv2dGeometry.of(9, 1, 1, 300, 400, 1, Padding.NONE),
                new Conv2dGeometry(2, 35, 33, 3, 64, 7, 7, Stride.of(2), Padding.of(3), Dilation.ONE, 1),
                new Conv2dGeometry(2, 30, 30, 12, 24, 3, 3, Stride.ONE, Padding.of(2), Dilation.of(2), 2),
                new Conv2dGeometry(2, 50, 51, 65, 65, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 65),
                new Conv2dGeometry(3, 40, 41, 40, 40, 5, 5, Stride.of(2), Padding.of(2), Dilation.ONE, 40));
    }

    private static void splits(Conv2dAlgorithm algorithm, Conv2dGeometry g) {
        ConvProblem problem = ConvProblem.reals(g, new Seed(5));
        float[] alone = problem.run(algorithm, Engines.best());
        Engines.threaded().forEach(cpu -> {
            for (int i = 0; i < REPETITIONS; i++) {
                Same.bits(alone, problem.run(algorithm, cpu), () -> problem.text(algorithm, cpu));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> products() {
        return Stream.of(
                GemmGeometry.of(100, 90, 110),
                GemmGeometry.of(1, 3000, 400),
                GemmGeometry.of(3, 2000, 300, true, false),
                GemmGeometry.of(2000, 17, 40, false, true),
                GemmGeometry.of(7, 33, 4000),
                GemmGeometry.of(257, 129, 65, true, true)).map(g -> DynamicTest.dynamicTest(g.toString(), () -> {
                    GemmProblem problem = GemmProblem.reals(g, new Seed(5));
                    float[] alone = problem.run(Engines.best());
                    Engines.threaded().forEach(cpu -> {
                        Same.bits(alone, problem.run(cpu), () -> g + " " + Engines.text(cpu));
                        Same.bits(alone, problem.run(packed(cpu)), () -> g + " packed " + Engines.text(cpu));
                    });
                }));
    }

    private static Options packed(Cpu cpu) {
        Options plain = Options.plain(cpu);
        return new Options(cpu, true, false, false, plain.activation(), new Offset(7));
    }

    @TestFactory
    Stream<DynamicTest> operators() {
        return Large.samples().map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> splits(sample)));
    }

    private static void splits(Sample sample) {
        List<Tensor> alone = Machines.run(sample.op(), Machines.BEST, sample.array());
        Machines.threaded().forEach(device -> {
            for (int i = 0; i < REPETITIONS; i++) {
                assertEquals(alone, Machines.run(sample.op(), device, sample.array()), device::name);
            }
        });
    }

    /** One pool and several callers: each gets what it would get alone. */
    @Test
    void callersDoNotDisturbEachOther() throws Exception {
        Conv2dGeometry g = Conv2dGeometry.of(1, 13, 12, 24, 33, 3, Padding.of(1));
        Cpu shared = Engines.threaded().findFirst().orElseThrow();
        List<ConvProblem> problems = IntStream.range(0, 6).mapToObj(i -> ConvProblem.reals(g, new Seed(10 * i + 1)))
                .toList();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
                List<Future<float[]>> results = problems.stream()
                        .map(problem -> callers.submit(() -> problem.run(algorithm, shared)))
                        .toList();
                for (int i = 0; i < problems.size(); i++) {
                    ConvProblem problem = problems.get(i);
                    Same.bits(problem.run(algorithm, Engines.best()), results.get(i).get(), algorithm::name);
                }
            }
        }
    }
}
