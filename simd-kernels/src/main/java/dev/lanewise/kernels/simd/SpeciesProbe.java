package dev.lanewise.kernels.simd;

import jdk.incubator.vector.FloatVector;

/** The CPU's own preference, in a class of its own because {@link Species} can only be initialised after the choice. */
public final class SpeciesProbe {
    private SpeciesProbe() {}

    public static int preferredBits() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }
}
