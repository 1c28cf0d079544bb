package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.checks.Extents;
import dev.lanewise.kernels.micro.Panels;

/**
 * A right operand {@code [k, n]} brought once into the order in which kernels read it, for many multiplications.
 *
 * @param panels where the packed numbers lie, {@link #size} of them from {@code offset} on
 */
public record PackedMatrix(int n, int k, float[] panels, int offset) {
    public PackedMatrix {
        Extents.require("gemm", "packed b", panels, offset, size(n, k));
    }

    /** Floats of a packed {@code [k, n]} matrix: {@code n} rounded up to whole panels, times {@code k}. */
    public static int size(int n, int k) {
        return Panels.size(n, k);
    }

    /** Floats that it takes. */
    public int size() {
        return size(n, k);
    }

    /** Packs the right operand of a product into an array of its own, once for many products. */
    public static PackedMatrix of(GemmGeometry geometry, float[] b, int bOffset) {
        Extents.require("gemm", "b", b, bOffset, geometry.sizeB());
        float[] panels = Panels.array(size(geometry.n(), geometry.k()));
        Panels.packOnce(geometry.transposeB(), geometry.n(), geometry.k(), b, bOffset, geometry.ldb(),
                panels, Panels.FIRST);
        return new PackedMatrix(geometry.n(), geometry.k(), panels, Panels.FIRST);
    }

    /** Packs the right operand of a product into {@code panels} from {@code offset} on. */
    public static PackedMatrix pack(GemmGeometry geometry, float[] b, int bOffset, float[] panels, int offset) {
        Extents.require("gemm", "b", b, bOffset, geometry.sizeB());
        PackedMatrix packed = new PackedMatrix(geometry.n(), geometry.k(), panels, offset);
        Panels.pack(geometry.transposeB(), geometry.n(), geometry.k(), b, bOffset, geometry.ldb(), panels, offset);
        return packed;
    }
}
