package dev.lanewise.kernels.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import dev.lanewise.kernels.Workers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrentTest {
    static Stream<RecurrentGeometry> geometries() {
        return Stream.of(RecurrentCell.values()).flatMap(cell -> Stream.of(
                RecurrentGeometry.of(cell, 1, 3, 5, 7),
                RecurrentGeometry.of(cell, 2, 4, 3, 16),
                new RecurrentGeometry(cell, 3, 2, 9, 33, true),
                RecurrentGeometry.of(cell, 4, 3, 0, 65),
                new RecurrentGeometry(cell, 5, 2, 17, 128, true),
                RecurrentGeometry.of(cell, 6, 2, 1, 40),
                RecurrentGeometry.of(cell, 13, 2, 4, 31),
                RecurrentGeometry.of(cell, 0, 2, 4, 3),
                RecurrentGeometry.of(cell, 2, 0, 4, 3)));
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void givesTheTwinsBitsOnAllThreads(RecurrentGeometry geometry) {
        RecurrentCase problem = RecurrentCase.of(geometry);
        RecurrentCase.Result twin = problem.run(TestData.CPUS.getFirst().scalar().on(Workers.INLINE), 3);
        for (Cpu cpu : TestData.CPUS) problem.run(cpu, 5).assertSameAs(twin, cpu.toString());
    }

    @Test
    void givesTheTwinsBitsWhereThreadsShareUnitsOrSequences() {
        for (RecurrentCell cell : RecurrentCell.values()) {
            for (int batch : List.of(1, 9)) {
                RecurrentCase problem = RecurrentCase.of(RecurrentGeometry.of(cell, batch, 3, 8, 450));
                RecurrentCase.Result twin = problem.run(TestData.CPUS.getFirst().scalar().on(Workers.INLINE), 0);
                for (int width : List.of(1, 2, 3)) {
                    Cpu cpu = TestData.CPUS.getLast().on(Workers.of(width));
                    problem.run(cpu, 1).assertSameAs(twin, cpu.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void isNearToTheTextbook(RecurrentGeometry geometry) {
        RecurrentCase problem = RecurrentCase.of(geometry);
        double[] exact = problem.textbook();
        float[] y = problem.run(TestData.CPUS.getLast(), 0).y();
        double error = 0;
        double size = 0;
        for (int i = 0; i < y.length; i++) {
            error += (y[i] - exact[i]) * (y[i] - exact[i]);
            size += exact[i] * exact[i];
        }
        // oneDNN's bound for recurrent networks
        int sums = Math.max(2, (geometry.inputs() + geometry.units()) * Math.max(1, geometry.time()));
        double bound = 4 * Math.ceil(Math.log(sums) / Math.log(2)) * 0x1p-23;
        assertTrue(Math.sqrt(error) <= bound * Math.sqrt(size), () -> geometry + " is off");
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void aSequenceIsItsStepsOneByOne(RecurrentGeometry geometry) {
        RecurrentCase whole = RecurrentCase.of(geometry);
        RecurrentCase.Result expected = whole.run(TestData.CPUS.getLast(), 0);
        float[] h = whole.h0();
        float[] c = whole.c0();
        for (int step = 0; step < geometry.time(); step++) {
            int at = geometry.at(step);
            RecurrentCase.Result one = whole.step(at, h, c).run(TestData.CPUS.getLast(), 0);
            TestData.assertSameBits(whole.rows(expected.y(), at), one.y(), "step " + step);
            h = one.y();
            if (geometry.cell().hasCells()) c = one.cells();
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        RecurrentGeometry geometry = RecurrentGeometry.of(RecurrentCell.LSTM, 1, 2, 3, 4);
        RecurrentWeights other = RecurrentCase.of(RecurrentGeometry.of(RecurrentCell.GRU, 1, 2, 3, 4)).weights();
        float[] x = new float[100];
        float[] none = {};
        Cpu cpu = TestData.CPUS.getFirst();
        String weights = assertThrows(IllegalArgumentException.class, () -> Recurrent.run(
                cpu, geometry, other, x, 0, x, 0, x, 0, x, 0, x, 0, x, 0, x, 0)).getMessage();
        assertTrue(weights.contains("weights must be of LSTM"), weights);
        RecurrentWeights own = RecurrentCase.of(geometry).weights();
        String shortArray = assertThrows(IllegalArgumentException.class, () -> Recurrent.run(
                cpu, geometry, own, none, 0, x, 0, x, 0, x, 0, x, 0, x, 0, x, 0)).getMessage();
        assertTrue(shortArray.contains("x must hold 6 floats"), shortArray);
        assertThrows(IllegalArgumentException.class, () -> RecurrentGeometry.of(RecurrentCell.TANH, 1, -1, 3, 4));
        assertEquals(0, count(x), "something was written");
    }

    private static int count(float[] x) {
        int count = 0;
        for (float value : x) count += value == 0 ? 0 : 1;
        return count;
    }
}
