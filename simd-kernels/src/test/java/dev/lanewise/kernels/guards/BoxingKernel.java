package dev.lanewise.kernels.guards;

import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/** How not to write a kernel: partial sums in an array, which C2 cannot keep in registers. */
final class BoxingKernel {
    private BoxingKernel() {}

    static float sum(int n, float[] x) {
        FloatVector[] sums = new FloatVector[2];
        sums[0] = FloatVector.zero(Species.FLOAT);
        sums[1] = sums[0];
        for (int i = 0; i <= n - Species.LENGTH; i += Species.LENGTH) {
            FloatVector v = FloatVector.fromArray(Species.FLOAT, x, i);
            sums[i / Species.LENGTH % 2] = v.fma(v, sums[i / Species.LENGTH % 2]);
        }
        return sums[0].lane(0) + sums[1].lane(0);
    }
}
