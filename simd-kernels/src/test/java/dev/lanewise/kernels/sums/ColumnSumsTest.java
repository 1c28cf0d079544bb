package dev.lanewise.kernels.sums;

import static dev.lanewise.kernels.TestData.assertSameBits;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.TestData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("widths")
class ColumnSumsTest {
    private static final int[] ROWS = {0, 1, 2, 7, 15, 16, 17, 49, 63, 64, 65, 100, 1023, 1024, 1025, 2049, 3100};
    private static final int[] COLUMNS = {1, 2, 3, 10, 15, 16, 17, 31, 33, 64, 255, 257, 300};

    @Test
    void sumsAreAddedInTheFixedOrder() {
        for (int rows : ROWS) {
            for (int columns : COLUMNS) {
                if ((long) rows * columns < 300_000) checkSum(2, rows, columns);
            }
        }
    }

    @Test
    void severalThreadsGiveTheSameBits() {
        checkSum(1, 20_001, 33);
        checkSum(3, 2500, 64);
        checkSum(1, 300_001, 1);
        checkSum(300_000, 1, 2);
        checkSum(1, 40, 10_000);
    }

    private static void checkSum(int outer, int rows, int columns) {
        int n = outer * columns;
        float[] x = TestData.at(3, TestData.random(outer * rows * columns, rows + columns));
        float[] expected = new float[n];
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < columns; c++) {
                expected[o * columns + c] = FixedTreeOracle.sum(x, 3 + o * rows * columns + c, columns, rows);
            }
        }
        for (Cpu cpu : TestData.CPUS) {
            float[] y = TestData.output(2, n);
            int scratch = ColumnSums.scratchSize(outer, rows, columns, cpu.workers().width());
            float[] room = TestData.output(4, scratch);
            ColumnSums.sum(cpu, outer, rows, columns, x, 3, y, 2, room, 4);
            TestData.results(room, 4, scratch);
            assertSameBits(expected, TestData.results(y, 2, n), cpu + " " + outer + "x" + rows + "x" + columns);
        }
    }

    @Test
    void squaresAndProductsAreAddedInTheFixedOrder() {
        for (int rows : ROWS) {
            for (int columns : COLUMNS) {
                if ((long) rows * columns < 100_000) checkProducts(rows, columns);
            }
        }
        checkProducts(10_000, 40);
    }

    private static void checkProducts(int rows, int columns) {
        float[] x = TestData.at(3, TestData.random(rows * columns, rows + columns));
        float[] a = TestData.at(1, TestData.random(rows * columns, rows - columns));
        float[] mean = TestData.at(2, TestData.random(columns, 1));
        float[] squares = new float[columns];
        float[] products = new float[columns];
        for (int column = 0; column < columns; column++) {
            int c = column;
            float m = mean[2 + c];
            squares[c] = FixedTreeOracle.sum(0, rows, (r, s) -> {
                float d = x[3 + r * columns + c] - m;
                return Math.fma(d, d, s);
            });
            products[c] = FixedTreeOracle.sum(
                    0, rows, (r, s) -> Math.fma(a[1 + r * columns + c], x[3 + r * columns + c] - m, s));
        }
        for (Cpu cpu : TestData.CPUS) {
            String what = cpu + " " + rows + "x" + columns;
            float[] scratch = new float[ColumnSums.scratchSize(1, rows, columns, cpu.workers().width())];
            float[] y = TestData.output(2, columns);
            ColumnSums.squaredDeviations(cpu, rows, columns, x, 3, mean, 2, y, 2, scratch, 0);
            assertSameBits(squares, TestData.results(y, 2, columns), what);
            ColumnSums.centredDot(cpu, rows, columns, a, 1, x, 3, mean, 2, y, 2, scratch, 0);
            assertSameBits(products, TestData.results(y, 2, columns), what);
        }
    }
}
