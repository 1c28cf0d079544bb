package dev.lanewise.kernels.guards;

import java.util.List;

/** The kernels that {@link HotLoopsTest} looks at. {@code WarmUpSteps} must run each: a family adds a line to both. */
final class HotKernels {
    static final List<HotKernel> ALL = List.of(
            HotKernel.fma("micro.VectorTiles::rows6"),
            HotKernel.fma("micro.VectorTiles::rows5"),
            HotKernel.fma("micro.VectorTiles::rows4"),
            HotKernel.fma("micro.WideVectorTiles::rows2"),
            HotKernel.fma("micro.WideVectorTiles::rows1"),
            HotKernel.fma("gemm.VectorRowUpdate::eight"));

    /** Bad on purpose: the test must complain about it. */
    static final HotKernel BAD = HotKernel.fma("guards.BoxingKernel::sum");

    private HotKernels() {}
}
