package dev.lanewise.kernels.simd;

import dev.lanewise.kernels.Lanes;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The species of every vector kernel: constants, because C2 compiles vector code only for constant species.
 *
 * <p>No kernel may use a second species of the same element type. C2 knows the class of a vector that a loop carries
 * only from the type profiles inside {@code FloatVector}, which all kernels share: where they have seen two classes,
 * every kernel compiled from then on allocates its vectors. One 128-bit copy loop brought a tile from 116 to 10 GFLOP/s.
 */
public final class Species {
    private static final VectorShape SHAPE = VectorShape.forBitSize(Lanes.bits());

    public static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, SHAPE);
    public static final VectorSpecies<Integer> INT = VectorSpecies.of(int.class, SHAPE);

    /** Floats in a vector. */
    public static final int LENGTH = FLOAT.length();

    private Species() {}
}
