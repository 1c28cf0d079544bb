package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class AttentionBenchmarkTest {
    @Test
    void offersEveryLineOfItsTable() throws ReflectiveOperationException {
        Param shapes = AttentionBenchmark.class.getField("shape").getAnnotation(Param.class);
        assertEquals(Problem.all("attention").stream().map(Problem::name).toList(), List.of(shapes.value()));
    }

    @Test
    void vectorAndScalarAgree() {
        for (String shape : List.of("minilm-16", "gpt2-decode-512")) {
            AttentionBenchmark benchmark = new AttentionBenchmark();
            benchmark.shape = shape;
            benchmark.code = Lanes.vector() ? "vector" : "scalar";
            benchmark.threads = 1;
            benchmark.prepare();
        }
    }
}
