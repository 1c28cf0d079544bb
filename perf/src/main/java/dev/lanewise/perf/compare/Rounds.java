package dev.lanewise.perf.compare;

import java.util.Arrays;
import java.util.List;

/**
 * Times contestants in turns: in each round each runs a burst of calls, the library first, then its peers, so that
 * whatever the machine does meanwhile meets all alike. Of the rounds' times a call the best stands: disturbances only
 * ever add.
 */
final class Rounds {
    private static final int ROUNDS = 7;
    private static final int LEAST_ROUNDS = 3;

    /** Of the seconds of a case, how much more the warming up takes at least. */
    private static final double WARM_UP = 0.2;

    private static final double STABLE_SECONDS = 0.1;
    private static final double PATIENCE_SECONDS = 6;
    private static final double STABLE = 0.97;
    private static final int BURSTS = 8;

    private Rounds() {}

    /**
     * Milliseconds a call of each.
     *
     * @param seconds that all of them share, not counting the warming up
     */
    static Timing[] measure(List<Contestant> contestants, double seconds) throws Exception {
        int count = contestants.size();
        double share = seconds / count;
        double[] call = new double[count];
        for (int i = 0; i < count; i++) call[i] = warmUp(contestants.get(i), share * WARM_UP);
        double longest = Arrays.stream(call).max().orElseThrow();
        int rounds = (int) Math.clamp(share / longest, LEAST_ROUNDS, ROUNDS);
        Timing[] timings = new Timing[count];
        Arrays.setAll(timings, i -> new Timing());
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < count; i++) {
                int times = (int) Math.clamp(share / rounds / call[i], 1, 1_000_000);
                timings[i].turn(contestants.get(i), times);
            }
        }
        return timings;
    }

    /**
     * Seconds a call, once bursts have become no faster for a while and the compiler has nothing to do, or the patience
     * is over: compiled code arrives late where compiler and contestant share a processor.
     */
    private static double warmUp(Contestant contestant, double seconds) throws Exception {
        Threads.awaitSleep();
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        double stable = 0;
        long compiling = Machine.compilerMillis();
        int times = 1;
        while (stable < Math.max(seconds, STABLE_SECONDS) && spent < PATIENCE_SECONDS) {
            long start = System.nanoTime();
            contestant.run(times);
            double took = (System.nanoTime() - start) * 1e-9;
            long compiled = Machine.compilerMillis();
            boolean settled = took / times > best * STABLE && compiled == compiling && Compilers.idle();
            compiling = compiled;
            spent += took;
            stable = settled ? stable + took : 0;
            best = Math.min(best, took / times);
            times = (int) Math.clamp(STABLE_SECONDS / BURSTS / best, 1, 1_000_000);
        }
        return best;
    }

    /** The times of one contestant. */
    static final class Timing {
        private double best = Double.POSITIVE_INFINITY;
        private double seconds;
        private double cpuSeconds;

        private void turn(Contestant contestant, int times) throws Exception {
            Threads.awaitSleep();
            contestant.run(1); // wakes its threads and brings its data near
            long cpu = Machine.cpuNanos();
            long start = System.nanoTime();
            contestant.run(times);
            double took = (System.nanoTime() - start) * 1e-9;
            cpuSeconds += (Machine.cpuNanos() - cpu) * 1e-9;
            seconds += took;
            best = Math.min(best, took / times);
        }

        /** Milliseconds a call. */
        double millis() {
            return best * 1e3;
        }

        /** Processors that were busy meanwhile. */
        double processors() {
            return cpuSeconds / seconds;
        }
    }
}
