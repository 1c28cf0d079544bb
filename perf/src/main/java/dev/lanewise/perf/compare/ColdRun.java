package dev.lanewise.perf.compare;

import com.sun.management.ThreadMXBean;
import dev.lanewise.kernels.Workers;
import dev.lanewise.perf.networks.Network;
import dev.lanewise.perf.networks.Networks;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** One network and one contestant in a fresh JVM: the program that {@link ColdStart} starts. */
final class ColdRun {
    static final String OURS = "lanewise";

    /** How long runs are repeated. */
    private static final double SECONDS = 12;

    /** The runs at the end whose best is full speed. */
    private static final double SETTLED_SECONDS = 2;

    /** Full speed is reached with the first run that takes no longer than so many times the best. */
    private static final double FULL = 1.1;

    private static final int COLLECTIONS = 4;

    private ColdRun() {}

    /**
     * In milliseconds but for the last two.
     *
     * @param library until the library itself is there; 0 for Java, whose classes come when they are needed
     * @param load of the model
     * @param first run
     * @param settled from the end of loading to the first run at full speed
     * @param best a run at full speed
     * @param heap megabytes of the Java heap that live in the end, beside the file's bytes; -1 for peers, whose memory
     *     lies elsewhere
     * @param allocated the least bytes that the running thread allocated in a run; -1 for peers
     */
    record Times(
            double library, double load, double first, double settled, double best, double heap, long allocated) {
        static Times parse(String line) {
            String[] numbers = line.trim().split(" ");
            return new Times(at(numbers, 0), at(numbers, 1), at(numbers, 2), at(numbers, 3), at(numbers, 4),
                    at(numbers, 5), Long.parseLong(numbers[6]));
        }

        private static double at(String[] numbers, int i) {
            return Double.parseDouble(numbers[i]);
        }

        String line() {
            return DoubleStream.of(library, load, first, settled, best, heap)
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining(" ")) + " " + allocated;
        }
    }

    public static void main(String[] args) throws Exception {
        Network network = Networks.of(args[0]);
        int threads = Integer.parseInt(args[2]);
        System.out.println(times(network, args[1], threads).line());
    }

    private static Times times(Network network, String who, int threads) throws Exception {
        float[][] inputs = ColdStart.inputs(network);
        long began = System.nanoTime();
        Peer peer = who.equals(OURS) ? null : peer(who);
        if (peer != null) peer.load();
        long there = System.nanoTime();
        Contestant contestant = peer == null
                ? LanewiseModels.load(network, inputs, Workers.of(threads))
                : peer.prepare(new Operation.Model(network.name()), inputs, threads);
        if (contestant == null) throw new IllegalArgumentException(who + " has no whole networks");
        long loaded = System.nanoTime();
        contestant.run(1);
        long first = System.nanoTime();
        List<double[]> runs = repeat(contestant, loaded);
        double end = runs.getLast()[0];
        double best = runs.stream().filter(run -> run[0] > end - SETTLED_SECONDS * 1e3).mapToDouble(run -> run[1]).min()
                .orElseThrow();
        double settled = runs.stream().filter(run -> run[1] <= FULL * best).findFirst().orElseThrow()[0];
        long allocated = peer == null ? allocated(contestant) : -1;
        double heap = peer == null ? heap() - network.model().length * 1e-6 : -1;
        contestant.close();
        return new Times(millis(there - began), millis(loaded - there), millis(first - loaded), settled, best, heap,
                allocated);
    }

    private static Peer peer(String name) {
        return ServiceLoader.load(Peer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(peer -> peer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer " + name));
    }

    /** Of each run, when it ended and how long it took. */
    private static List<double[]> repeat(Contestant contestant, long loaded) throws Exception {
        List<double[]> runs = new ArrayList<>();
        long from = System.nanoTime();
        while (millis(from - loaded) < SECONDS * 1e3) {
            contestant.run(1);
            long to = System.nanoTime();
            runs.add(new double[] {millis(to - loaded), millis(to - from)});
            from = to;
        }
        return runs;
    }

    private static long allocated(Contestant contestant) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100 && least > 0; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            contestant.run(1);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    /** Megabytes that live. */
    private static double heap() {
        for (int i = 0; i < COLLECTIONS; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() * 1e-6;
    }

    private static double millis(long nanos) {
        return nanos * 1e-6;
    }
}
