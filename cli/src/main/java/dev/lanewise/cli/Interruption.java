package dev.lanewise.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the signal that ends the program into an interrupt of a thread, and holds the end back until that thread has
 * tidied up.
 */
final class Interruption implements AutoCloseable {
    /** 128 plus the number of SIGINT, as shells have it; the JVM itself ends so after a signal. */
    static final int EXIT_CODE = 130;

    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch tidied = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean ending;

    private Interruption(Thread worker) {
        hook = new Thread(() -> {
            ending = true;
            worker.interrupt();
            try {
                boolean inTime = tidied.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!inTime) System.err.println("lanewise: the work did not stop in time");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static Interruption of(Thread worker) {
        Interruption interruption = new Interruption(worker);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Tells the user; standard error, since the run has no result. */
    void report(String sentence) {
        System.err.println("lanewise: " + sentence);
        System.err.flush();
    }

    @Override
    public void close() {
        tidied.countDown();
        if (ending) return;
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            ending = true; // the signal came at this very moment
        }
    }
}
