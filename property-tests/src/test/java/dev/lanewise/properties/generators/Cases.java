package dev.lanewise.properties.generators;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * How laws get their inputs, by type. The edge cases of a law are all combinations of its inputs': so what is not the
 * subject of a law, a seed or an offset, has just one.
 */
public final class Cases extends DomainContextBase {
    /** Before jqwik's own for the same types. */
    public Cases() {
        setDefaultPriority(1);
    }

    @Provide
    public Arbitrary<Seed> seeds() {
        return Edges.of(Arbitraries.longs().map(Seed::new), new Seed(1));
    }

    /** 0 to 17: each place relative to the longest vector, and one more round. */
    @Provide
    public Arbitrary<Boolean> choices() {
        return Edges.of(Arbitraries.of(false, true), true);
    }

    @Provide
    public Arbitrary<Offset> offsets() {
        return Edges.of(Arbitraries.integers().between(0, 17).map(Offset::new), new Offset(3));
    }

    @Provide
    public Arbitrary<Length> lengths() {
        return Lengths.any();
    }

    @Provide
    public Arbitrary<Conv2dGeometry> convolutions() {
        return Geometries.convolutions();
    }

    @Provide
    public Arbitrary<GemmGeometry> products() {
        return Products.any();
    }

    @Provide
    public Arbitrary<Pool2dGeometry> pools() {
        return Pools.any();
    }

    @Provide
    public Arbitrary<Reductions.Reduction> reductions() {
        return Reductions.any();
    }

    @Provide
    public Arbitrary<Reductions.Box> boxes() {
        return Reductions.boxes();
    }

    @Provide
    public Arbitrary<Shape> shapes() {
        return Shapes.any();
    }

    @Provide
    public Arbitrary<Shapes.Pair> broadcasts() {
        return Shapes.broadcast();
    }

    /** Those that kernels apply in registers twice as often as those that are a pass of their own. */
    @Provide
    public Arbitrary<Activation> activations() {
        List<Activation> inRegisters = List.of(Activation.NONE, Activation.RELU, Activation.RELU6,
                Activation.clip(-0.5f, 0.5f));
        List<Activation> all = Arrays.stream(UnaryFunction.values())
                .map(f -> new Activation(f, 0.25f, 0.75f))
                .toList();
        return Edges.of(
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.of(inRegisters)), Tuple.of(1, Arbitraries.of(all))),
                Activation.RELU);
    }
}
