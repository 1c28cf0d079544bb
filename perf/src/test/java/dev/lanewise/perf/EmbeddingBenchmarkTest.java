package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class EmbeddingBenchmarkTest {
    @Test
    void offersEveryLineOfItsTable() throws ReflectiveOperationException {
        Param shapes = EmbeddingBenchmark.class.getField("shape").getAnnotation(Param.class);
        assertEquals(Problem.all("embedding").stream().map(Problem::name).toList(), List.of(shapes.value()));
    }

    @Test
    void rowsAreThoseOfTheTable() {
        EmbeddingBenchmark benchmark = new EmbeddingBenchmark();
        benchmark.shape = "minilm-16";
        benchmark.threads = 1;
        benchmark.prepare();
    }
}
