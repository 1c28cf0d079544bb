package dev.lanewise.inference.plan;

import dev.lanewise.kernels.Lanes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the vector code that a plan runs is compiled. Until it is, each of its operations allocates an object, and a run
 * takes many times as long as with the scalar twins, which are compiled soon and give the same bits: so a cold plan runs
 * those.
 */
public final class Warmth {
    /** Operators with their algorithms whose vector code some plan of this JVM has brought to speed. */
    private static final Set<String> HOT = ConcurrentHashMap.newKeySet();

    private final List<String> kinds;
    private final AtomicBoolean heating = new AtomicBoolean();
    private volatile boolean hot;
    private volatile long coldNanos = Long.MAX_VALUE;

    Warmth(List<Step> steps) {
        kinds = steps.stream().map(Warmth::kind).distinct().toList();
        hot = !Lanes.vector() || HOT.containsAll(kinds);
    }

    private static String kind(Step step) {
        return step.node().op().name() + " by " + step.prepared().algorithm();
    }

    /** Whether runs use vector code. */
    public boolean isHot() {
        return hot;
    }

    /** From now on runs use vector code, and plans of the same operators do so at once. */
    public void heat() {
        HOT.addAll(kinds);
        hot = true;
    }

    /** Tells how long a cold run took; whether the caller is the first to do so and should see to the heating. */
    public boolean ranCold(long nanos) {
        if (nanos < coldNanos) coldNanos = nanos; // two runs at once may lose the lesser: the next run tells it again
        return heating.compareAndSet(false, true);
    }

    /** The shortest cold run so far. */
    public long coldNanos() {
        return coldNanos;
    }
}
