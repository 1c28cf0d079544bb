package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class ConvolutionBenchmarkTest {
    @Test
    void offersEveryLineOfItsTable() throws ReflectiveOperationException {
        Param shapes = ConvolutionBenchmark.class.getField("shape").getAnnotation(Param.class);
        assertEquals(Problem.all("conv2d").stream().map(Problem::name).toList(), List.of(shapes.value()));
    }

    @Test
    void everyAlgorithmThatAcceptsAShapeAgrees() {
        for (String shape : List.of("lenet-conv1", "lenet-conv2", "resnet18-layer4-shortcut", "mobilenetv2-dw960")) {
            var geometry = ConvolutionBenchmark.geometry(Problem.named("conv2d", shape));
            benchmark(shape, ConvolutionBenchmark.CHOSEN).prepare();
            for (Conv2dAlgorithm algorithm : Conv2d.algorithms()) {
                if (algorithm.accepts(geometry)) benchmark(shape, algorithm.name()).prepare();
            }
        }
    }

    @Test
    void anAlgorithmThatDoesNotApplySaysSo() {
        assertThrows(IllegalArgumentException.class, () -> benchmark("lenet-conv1", "pointwise").prepare());
        assertThrows(IllegalArgumentException.class, () -> benchmark("lenet-conv1", "fourier").prepare());
    }

    private static ConvolutionBenchmark benchmark(String shape, String algorithm) {
        ConvolutionBenchmark benchmark = new ConvolutionBenchmark();
        benchmark.shape = shape;
        benchmark.algorithm = algorithm;
        benchmark.threads = 1;
        return benchmark;
    }
}
