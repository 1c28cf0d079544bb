package dev.lanewise.kernels.guards;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.micro.Tiles;
import java.util.ArrayList;
import java.util.List;

/** The kernels that {@link HotLoopsTest} looks at. {@code WarmUpSteps} must run each: a family adds a line to both. */
final class HotKernels {
    private static final List<HotKernel> EVERYWHERE = List.of(
            HotKernel.fma("micro.LowPairVectorTiles::rows2"),
            HotKernel.fma("micro.LowPairVectorTiles::rows1"),
            HotKernel.fma("gemm.VectorRowUpdate::one"),
            HotKernel.fma("conv.VectorWinograd4::sixFromSix"),
            HotKernel.fma("attention.AcrossTiles::" + (Tiles.TALL_PAYS ? "rows8" : "rows4")),
            HotKernel.fma("attention.FewRows::four"),
            HotKernel.fma("recurrent.VectorHiddenRow::" + (Lanes.floats() == 16 ? "twoOfLongest" : "two")),
            HotKernel.fma("elementwise.VectorExp::plain"));

    static final List<HotKernel> ALL = all();

    /** Bad on purpose: the test must complain about it. */
    static final HotKernel BAD = HotKernel.fma("guards.BoxingKernel::sum");

    private HotKernels() {}

    private static List<HotKernel> all() {
        List<HotKernel> all = new ArrayList<>(EVERYWHERE);
        if (Tiles.TALL_PAYS) {
            all.add(HotKernel.fma("gemm.VectorRowUpdate::two"));
            all.add(HotKernel.fma("conv.VectorDepthwiseColumns::adjacent"));
            all.add(HotKernel.fma("conv.VectorDepthwisePairs::apart"));
            all.add(HotKernel.fma("conv.VectorExpansion::tile"));
            all.add(HotKernel.fma("conv.VectorDenseDepthwise::adjacent"));
            all.add(HotKernel.fma("conv.VectorDenseDepthwise::apart"));
            all.add(HotKernel.fma("conv.VectorDepthwiseThree::apart"));
            all.add(HotKernel.fma("conv.VectorDepthwiseFive::adjacent"));
            all.add(HotKernel.fma("conv.VectorGroupedLines::pairs"));
            all.add(HotKernel.fma("conv.VectorGroupedLines::quads"));
            // C2 permutes all pixels before it multiplies, which takes more than 32 registers.
            all.add(HotKernel.fma("conv.VectorGroupedLines::octets").atMost(12));
            // 28 sums and two vectors of the panel leave two registers for fourteen broadcasts; one sum moves.
            all.add(HotKernel.fma("conv.VectorColorTiles::adjacent").atMost(1));
            all.add(HotKernel.fma("conv.VectorColorTiles::apart").atMost(1));
            all.add(HotKernel.fma("conv.VectorColorPairs::line"));
            all.add(HotKernel.fma("conv.VectorGroupedRows::three"));
            all.add(HotKernel.fma("conv.VectorGroupedRows::two"));
            all.add(HotKernel.fma("conv.VectorGroupedRows::one"));
            all.add(HotKernel.fma("micro.TallVectorTiles::two"));
            all.add(HotKernel.fma("micro.TallVectorTiles::one"));
            all.add(HotKernel.fma("micro.PairVectorTiles::rows6"));
            all.add(HotKernel.fma("micro.PairVectorTiles::rows5"));
            all.add(HotKernel.fma("micro.PairVectorTiles::rows4"));
            all.add(HotKernel.fma("micro.PackingVectorTiles::rows6"));
            all.add(HotKernel.fma("micro.PackingVectorTiles::rows5"));
            for (String strip : new String[] {"Four", "Three", "Two"}) {
                for (int rows = 4; rows <= 6; rows++) {
                    all.add(HotKernel.fma("micro." + strip + "VectorRows::rows" + rows));
                }
            }
            all.add(HotKernel.fma("micro.SixEndedRows::four"));
            all.add(HotKernel.fma("micro.SixEndedRows::three"));
            all.add(HotKernel.fma("micro.NarrowEndedRows::two"));
            all.add(HotKernel.fma("micro.NarrowEndedRows::one"));
            all.add(HotKernel.fma("attention.ScoreTiles::twelve"));
            all.add(HotKernel.fma("attention.PairScoreTiles::six"));
            all.add(HotKernel.fma("attention.ValueTiles::six"));
            all.add(HotKernel.fma("attention.SeenKeys::sixteen"));
            all.add(HotKernel.fma("micro.SixteenDots::run"));
            all.add(HotKernel.fma("elementwise.VectorGates::sigmoidPlain"));
            all.add(HotKernel.fma("elementwise.VectorGates::siluPlain"));
            all.add(HotKernel.fma("elementwise.VectorExponentials::tanh"));
            // Sums and maxima, twelve constants and what four exponentials hold at once are two more than 32.
            all.add(HotKernel.fma("reduce.VectorSoftmaxRows::row").atMost(4));
        } else {
            all.add(HotKernel.fma("micro.VectorTiles::rows4"));
            for (int rows = 4; rows <= 6; rows++) all.add(HotKernel.fma("micro.EvenVectorRows::rows" + rows));
            // Seven sums, three weights and nine inputs are three too many for sixteen registers.
            all.add(HotKernel.fma("conv.VectorDepthwiseThree::adjacent").atMost(12));
        }
        return List.copyOf(all);
    }
}
