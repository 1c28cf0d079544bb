package dev.lanewise.perf;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts floating-point operations; per nanosecond they are GFLOP/s. */
@AuxCounters
@State(Scope.Thread)
public class Flops {
    /** A multiply-add is two. */
    public long flops;
}
