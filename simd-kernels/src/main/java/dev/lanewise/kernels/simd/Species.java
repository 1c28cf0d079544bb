package dev.lanewise.kernels.simd;

import dev.lanewise.kernels.Lanes;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The species of every vector kernel: constants, because C2 compiles vector code only for constant species. */
public final class Species {
    private static final VectorShape SHAPE = VectorShape.forBitSize(Lanes.bits());

    public static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, SHAPE);
    public static final VectorSpecies<Integer> INT = VectorSpecies.of(int.class, SHAPE);

    /** Floats in a vector. */
    public static final int LENGTH = FLOAT.length();

    private Species() {}
}
