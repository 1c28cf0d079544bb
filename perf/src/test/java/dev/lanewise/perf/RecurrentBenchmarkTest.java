package dev.lanewise.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Lanes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class RecurrentBenchmarkTest {
    @Test
    void offersEveryLineOfItsTable() throws ReflectiveOperationException {
        Param shapes = RecurrentBenchmark.class.getField("shape").getAnnotation(Param.class);
        assertEquals(Problem.all("recurrent").stream().map(Problem::name).toList(), List.of(shapes.value()));
    }

    @Test
    void vectorAndScalarAgree() {
        for (String shape : List.of("lstm-128", "gru-128", "rnn-256")) {
            RecurrentBenchmark benchmark = new RecurrentBenchmark();
            benchmark.shape = shape;
            benchmark.code = Lanes.vector() ? "vector" : "scalar";
            benchmark.threads = 1;
            benchmark.prepare();
        }
    }
}
