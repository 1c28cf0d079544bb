package dev.lanewise.kernels.guards;

import dev.lanewise.kernels.micro.Tiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kernels that {@link HotLoopsTest} looks at. {@code WarmUpSteps} must run each: a family adds a line to both. */
final class HotKernels {
    private static final List<HotKernel> EVERYWHERE = List.of(
            HotKernel.fma("micro.VectorTiles::rows4"),
            HotKernel.fma("micro.WideVectorTiles::rows2"),
            HotKernel.fma("micro.WideVectorTiles::rows1"),
            HotKernel.fma("gemm.VectorRowUpdate::eight"));

    static final List<HotKernel> ALL = all();

    /** Bad on purpose: the test must complain about it. */
    static final HotKernel BAD = HotKernel.fma("guards.BoxingKernel::sum");

    /**
     * The most bytes that a call may allocate, by the beginning of its step's name; the first that fits counts. A task
     * that is handed to the workers is one small object; scratch, boxed vectors or copies would be far more.
     */
    private static final Map<String, Integer> MOST_ALLOCATED = mostAllocated();

    private HotKernels() {}

    private static List<HotKernel> all() {
        List<HotKernel> all = new ArrayList<>(EVERYWHERE);
        if (Tiles.TALL_PAYS) {
            all.add(HotKernel.fma("micro.TallVectorTiles::two"));
            all.add(HotKernel.fma("micro.TallVectorTiles::one"));
            all.add(HotKernel.fma("micro.WideVectorTiles::rows5"));
            all.add(HotKernel.fma("micro.WideVectorTiles::rows4"));
        } else {
            all.add(HotKernel.fma("micro.VectorTiles::rows6"));
            all.add(HotKernel.fma("micro.VectorTiles::rows5"));
        }
        return List.copyOf(all);
    }

    private static Map<String, Integer> mostAllocated() {
        Map<String, Integer> most = new LinkedHashMap<>();
        most.put("unary", 0);
        most.put("softmax", 40);
        most.put("layer norm", 80);
        most.put("packed Gemm", 64);
        most.put("Gemm", 64);
        most.put("", 2048);
        return most;
    }

    static int mostAllocated(String step) {
        return MOST_ALLOCATED.entrySet().stream()
                .filter(line -> step.startsWith(line.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
