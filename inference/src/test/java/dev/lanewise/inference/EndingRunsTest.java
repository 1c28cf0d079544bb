package dev.lanewise.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Workers;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.Sequential;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that are ended from outside. */
@Timeout(60)
class EndingRunsTest {
    private static final TestProgram ENDLESS = TestProgram.of(1).then("Loop 'endless'", (ev, in) -> {
        Tensor x = in.get(0);
        Values.require(x);
        while (true) {
            x = ev.scale(x, 1);
            if (ev instanceof ProgramEvaluator run) run.checkpoint();
        }
    }, 0);

    private static final List<Tensor> ONE = List.of(Tensor.of(Shape.of(1), 1f));

    @Test
    void anEndlessLoopEndsAtItsDeadline() {
        Model model = Model.of(ENDLESS);
        for (int i = 0; i < 3; i++) {
            assertThrows(DeadlineExceededException.class,
                    () -> model.run(ONE, RunOptions.deadline(Duration.ofMillis(20))));
        }
    }

    @Test
    void anEndlessLoopEndsWhenItIsCancelled() throws Exception {
        Model model = Model.of(ENDLESS);
        Cancellation cancellation = new Cancellation();
        Thread other = Thread.ofPlatform().start(() -> {
            pause(20);
            cancellation.cancel();
        });
        assertThrows(RunCancelledException.class, () -> model.run(ONE, RunOptions.cancelledBy(cancellation)));
        other.join();
        assertThrows(RunCancelledException.class, () -> model.run(ONE, RunOptions.cancelledBy(cancellation)));
    }

    @Test
    void anInterruptEndsARunAndStaysSet() {
        Model model = Model.of(ENDLESS);
        Thread caller = Thread.currentThread();
        Thread.ofPlatform().start(() -> {
            pause(20);
            caller.interrupt();
        });
        assertThrows(RunCancelledException.class, () -> model.run(ONE));
        assertTrue(Thread.interrupted());
    }

    /** The run is cancelled when its only kernel has begun: nothing but a look between its parts can end it. */
    @Test
    void aLongKernelEndsInTheMiddle() {
        int size = 512;
        Linear linear = Linear.of(size, size);
        linear.initialize(1);
        float[] x = new float[size * 2048];
        Cancellation cancellation = new Cancellation();
        Workers cancelling = new CancellingWorkers(cancellation);
        Model model = Model.compile(linear, Shape.of(1, size), ModelOptions.DEFAULT.withWorkers(cancelling));
        assertThrows(RunCancelledException.class, () -> model.run(x, RunOptions.cancelledBy(cancellation)));
        assertTrue(cancellation.isCancelled());
        assertArrayEquals(Model.compile(linear, Shape.of(1, size)).run(x), model.run(x));
    }

    /**
     * Attention over so many rows that a run takes tens of seconds, nearly all of them in one kernel. The kernel looks at
     * its deadline every few milliseconds; the bound leaves a busy machine room and lies far below a whole run.
     */
    @Test
    void aKernelOfManySecondsEndsSoonAfterItsDeadline() {
        int rows = 1 << 17;
        Model model = Model.compile((ev, x) -> ev.attention(x, x, x, false), Shape.of(1, rows, 1, 32));
        float[] x = Layers.numbers(rows * 32, 7);
        long began = System.nanoTime();
        assertThrows(DeadlineExceededException.class, () -> model.run(x, RunOptions.deadline(Duration.ofMillis(100))));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, () -> "a deadline of 100 ms ended a run after " + took);
    }

    @Test
    void aModelIsTheSameAfterAnyNumberOfEndedRuns() {
        Layer net = Sequential.of(Linear.of(256, 256), Linear.of(256, 256), Linear.of(256, 4));
        net.initialize(3);
        Model model = Model.compile(net, Shape.of(1, 256));
        float[] x = Layers.numbers(256 * 64, 5);
        float[] expected = model.run(x);
        Random random = new Random(6);
        for (int i = 0; i < 300; i++) {
            try {
                model.run(x, RunOptions.deadline(Duration.ofNanos(random.nextInt(2_000_000))));
            } catch (DeadlineExceededException ended) {
                assertArrayEquals(expected, model.run(x));
            }
        }
        assertArrayEquals(expected, model.run(x));
    }

    /** A program that waits inside a run until it is let go. */
    private static TestProgram waiting(CountDownLatch inside, CountDownLatch go) {
        return TestProgram.of(1).then("Wait", (ev, in) -> {
            Values.require(in.get(0));
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return in.get(0);
        }, 0);
    }

    private void whileOneRuns(WhenBusy whenBusy, java.util.function.Consumer<Model> check) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Model model = Model.of(waiting(inside, go), ModelOptions.DEFAULT.withArenas(1).withWhenBusy(whenBusy));
        Thread first = Thread.ofVirtual().start(() -> model.run(ONE));
        inside.await();
        Thread later = Thread.ofPlatform().unstarted(() -> {
            pause(50);
            go.countDown();
        });
        if (!(whenBusy instanceof WhenBusy.Refuse)) later.start();
        check.accept(model);
        go.countDown();
        first.join();
        later.join();
        assertArrayEquals(new float[] {1}, model.run(ONE).getFirst().toFloats());
    }

    @Test
    void aRunIsRefusedWhereThePoolSaysSo() throws Exception {
        whileOneRuns(WhenBusy.refuse(), model -> assertThrows(ModelBusyException.class, () -> model.run(ONE)));
    }

    @Test
    void aRunWaitsForAnArena() throws Exception {
        whileOneRuns(WhenBusy.waitAtMost(Duration.ofSeconds(30)), model -> model.run(ONE));
    }

    @Test
    void aRunDoesNotWaitForEver() throws Exception {
        whileOneRuns(WhenBusy.waitAtMost(Duration.ofMillis(5)),
                model -> assertThrows(ModelBusyException.class, () -> model.run(ONE)));
    }

    /** Threads that run again and again take the arena back before anybody wakes up. */
    @Test
    void aWaitingRunGetsItsTurnHoweverBusyOthersAre() throws Exception {
        Layer net = Sequential.of(Linear.of(64, 64), Linear.of(64, 64));
        net.initialize(1);
        Model model = Model.compile(net, Shape.of(1, 64),
                ModelOptions.DEFAULT.withArenas(1).withWhenBusy(WhenBusy.waitAtMost(Duration.ofSeconds(20))));
        float[] x = Layers.numbers(64, 1);
        float[] expected = model.run(x);
        AtomicBoolean ended = new AtomicBoolean();
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(Thread.ofPlatform().start(() -> {
                while (!ended.get()) model.run(x);
            }));
        }
        try {
            for (int i = 0; i < 20; i++) assertArrayEquals(expected, model.run(x));
        } finally {
            ended.set(true);
        }
        for (Thread other : others) other.join();
    }

    @Test
    void aWaitingRunKeepsItsDeadline() throws Exception {
        whileOneRuns(WhenBusy.waitAtMost(Duration.ofSeconds(30)), model -> assertThrows(DeadlineExceededException.class,
                () -> model.run(ONE, RunOptions.deadline(Duration.ofMillis(5)))));
    }

    @Test
    void aRunGetsAnArenaOfItsOwnWhereThePoolMayGrow() throws Exception {
        whileOneRuns(WhenBusy.grow(), model -> model.run(ONE));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
