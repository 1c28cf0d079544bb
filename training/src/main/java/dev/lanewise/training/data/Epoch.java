package dev.lanewise.training.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** One pass over a loader's batches; a daemon thread stays a few batches ahead. */
public final class Epoch implements Iterator<Batch>, AutoCloseable {
    /** Enough to cover a slow batch, few enough to keep memory small. */
    private static final int AHEAD = 4;

    /** A batch, or what went wrong when it was made. */
    private record Made(@Nullable Batch batch, @Nullable Throwable failure) {}

    private final int batches;
    private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private int taken;
    private boolean closed;

    Epoch(DataLoader loader, int number) {
        batches = loader.batches();
        BlockingQueue<Made> queue = made;
        thread = Thread.ofPlatform().daemon().name("lanewise-loader").start(() -> make(loader, number, queue));
    }

    private static void make(DataLoader loader, int number, BlockingQueue<Made> queue) {
        try {
            int[] order = loader.order(number);
            for (int i = 0; i < loader.batches(); i++) queue.put(new Made(loader.batch(number, i, order), null));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) {
            try {
                queue.put(new Made(null, failure));
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean hasNext() {
        return taken < batches;
    }

    /** @throws InterruptedRuntimeException where the calling thread is interrupted while it waits */
    @Override
    public Batch next() {
        if (!hasNext()) throw new NoSuchElementException("epoch: all " + batches + " batches are taken");
        if (closed) throw new IllegalStateException("epoch: it was closed, or a batch could not be made");
        try {
            Made next = made.take();
            if (next.batch == null) {
                close();
                throw new DataException("loader: a batch could not be made", next.failure);
            }
            taken++;
            return next.batch;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new InterruptedRuntimeException();
        }
    }

    /** Lets the thread go. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    /** The calling thread was interrupted; its flag is set again. */
    public static final class InterruptedRuntimeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        InterruptedRuntimeException() {
            super("interrupted while waiting for a batch");
        }
    }
}
