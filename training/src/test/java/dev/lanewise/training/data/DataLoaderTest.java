package dev.lanewise.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class DataLoaderTest {
    private static final Transform NONE = (values, offset, shape, random) -> {};

    @Test
    void inOrderTakesEveryExampleOnceInOrder() {
        List<Batch> batches = all(DataLoader.inOrder(numbers(10), 4, NONE), 0);
        assertEquals(List.of(4, 4, 2), batches.stream().map(Batch::size).toList());
        assertArrayEquals(new float[] {8 / 255f, 9 / 255f}, batches.get(2).x().toFloats());
        assertArrayEquals(new long[] {8, 9}, batches.get(2).labels().toLongs());
        assertEquals(Shape.of(2, 1, 1, 1), batches.get(2).x().shape());
    }

    @Test
    void shufflingIsAPermutationThatTheSeedAndTheEpochChoose() {
        DataLoader loader = DataLoader.shuffled(numbers(50), 10, 7, NONE);
        long[] first = labels(loader, 0);
        assertArrayEquals(first, labels(loader, 0));
        assertFalse(Arrays.equals(first, labels(loader, 1)));
        assertFalse(Arrays.equals(first, labels(DataLoader.shuffled(numbers(50), 10, 8, NONE), 0)));
        Arrays.sort(first);
        for (int i = 0; i < 50; i++) assertEquals(i, first[i]);
    }

    @Test
    void shuffledLeavesOutALastBatchThatIsNotFull() {
        assertEquals(2, DataLoader.shuffled(numbers(29), 10, 1, NONE).batches());
        assertEquals(0, all(DataLoader.shuffled(numbers(3), 10, 1, NONE), 0).size());
    }

    @Test
    void lotsBelongToTheExampleNotToItsPlace() {
        Transform draw = (values, offset, shape, random) -> values[offset] = random.nextFloat();
        float[] byExample = new float[20];
        for (Batch batch : all(DataLoader.shuffled(numbers(20), 5, 3, draw), 2)) {
            for (int i = 0; i < 5; i++) byExample[(int) batch.labels().toLongs()[i]] = batch.x().toFloats()[i];
        }
        for (Batch batch : all(DataLoader.shuffled(numbers(20), 4, 3, draw), 2)) {
            for (int i = 0; i < 4; i++) {
                assertEquals(byExample[(int) batch.labels().toLongs()[i]], batch.x().toFloats()[i]);
            }
        }
        assertNotEquals(byExample[0], byExample[1]);
    }

    @Test
    void noExamplesLotsAreAnothersShiftedByADraw() {
        Dataset four = new Images(Shape.of(1, 1, 4), new byte[4 * 50], new byte[50]);
        Transform draw = (values, offset, shape, random) -> {
            for (int i = 0; i < 4; i++) values[offset + i] = random.nextFloat();
        };
        float[] lots = all(DataLoader.inOrder(four, 50, draw), 0).getFirst().x().toFloats();
        assertEquals(200, new HashSet<>(List.of(boxed(lots))).size());
    }

    private static Float[] boxed(float[] values) {
        Float[] boxed = new Float[values.length];
        for (int i = 0; i < boxed.length; i++) boxed[i] = values[i];
        return boxed;
    }

    @Test
    void aFailureWhileLoadingReachesTheCaller() {
        Transform fail = (values, offset, shape, random) -> {
            throw new IllegalStateException("no such picture");
        };
        try (Epoch epoch = DataLoader.inOrder(numbers(4), 2, fail).epoch(0)) {
            DataException e = assertThrows(DataException.class, epoch::next);
            assertEquals("no such picture", e.getCause().getMessage());
            assertThrows(IllegalStateException.class, epoch::next);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Transform slow = (values, offset, shape, random) -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (Epoch epoch = DataLoader.inOrder(numbers(4), 2, slow).epoch(0)) {
            Thread.currentThread().interrupt();
            assertThrows(Epoch.InterruptedRuntimeException.class, epoch::next);
            assertEquals(true, Thread.interrupted());
        }
    }

    @Test
    void anEmptyEpochHasNoBatch() {
        try (Epoch epoch = DataLoader.inOrder(numbers(0), 2, NONE).epoch(0)) {
            assertFalse(epoch.hasNext());
            assertThrows(NoSuchElementException.class, epoch::next);
        }
    }

    private static Dataset numbers(int count) {
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) values[i] = (byte) i;
        return new Images(Shape.of(1, 1, 1), values, values);
    }

    private static List<Batch> all(DataLoader loader, int number) {
        List<Batch> batches = new ArrayList<>();
        try (Epoch epoch = loader.epoch(number)) {
            while (epoch.hasNext()) batches.add(epoch.next());
        }
        return batches;
    }

    private static long[] labels(DataLoader loader, int epoch) {
        return all(loader, epoch).stream()
                .flatMapToLong(batch -> Arrays.stream(batch.labels().toLongs()))
                .toArray();
    }
}
