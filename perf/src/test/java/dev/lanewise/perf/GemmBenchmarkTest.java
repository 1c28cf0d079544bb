package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class GemmBenchmarkTest {
    @Test
    void offersEveryLineOfItsTable() throws ReflectiveOperationException {
        Param shapes = GemmBenchmark.class.getField("shape").getAnnotation(Param.class);
        assertEquals(Problem.all("gemm").stream().map(Problem::name).toList(), List.of(shapes.value()));
    }

    @Test
    void variantsAgree() {
        for (String shape : List.of("square-64", "lenet-fc1", "lenet-fc3-x64")) {
            GemmBenchmark benchmark = new GemmBenchmark();
            benchmark.shape = shape;
            benchmark.threads = 1;
            benchmark.prepare();
        }
    }
}
