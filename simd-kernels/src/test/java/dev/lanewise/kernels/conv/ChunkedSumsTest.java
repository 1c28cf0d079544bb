package dev.lanewise.kernels.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import org.junit.jupiter.api.Test;

class ChunkedSumsTest {
    /** Sums for which the order of additions shows: added in any other order, the total rounds to something else. */
    private static final float[] CHUNK = {1, 1e8f, 3, -1e8f, 5e-3f, 7, 1e8f};

    private static float expected(int chunks) {
        float total = CHUNK[0];
        for (int chunk = 1; chunk < chunks; chunk++) total += CHUNK[chunk];
        return total;
    }

    private static void check(int chunks, int size, int units, Workers workers) {
        ChunkedSums.Part part = (chunk, unit, sums, offset, worker) -> {
            for (int i = unit * size / units; i < (unit + 1) * size / units; i++) sums[offset + i] = CHUNK[chunk];
        };
        ChunkedSums chunked = new ChunkedSums(chunks, size);
        float[] total = new float[size + 2];
        float[] scratch = new float[chunked.scratchSize() + 2];
        Call call = chunked.bind(workers, units, part, total, 1, scratch, 1);
        for (int run = 0; run < 2; run++) {
            call.run();
            for (int i = 0; i < size; i++) assertEquals(expected(chunks), total[1 + i], "sum " + i + " of " + chunks);
            for (float[] array : new float[][] {total, scratch}) {
                assertEquals(0, array[0], "written before");
                assertEquals(0, array[array.length - 1], "written behind");
            }
        }
    }

    @Test
    void addsChunksInAscendingOrder() {
        for (int chunks = 1; chunks <= CHUNK.length; chunks++) {
            check(chunks, 10, 1, Workers.INLINE);
            check(chunks, 5000, 3, Workers.of(3));
        }
    }

    @Test
    void addsInRoundsWhereMemoryIsShort() {
        check(7, 1 << 20, 2, Workers.of(2));
        check(5, 5_000_000, 2, Workers.INLINE);
    }
}
