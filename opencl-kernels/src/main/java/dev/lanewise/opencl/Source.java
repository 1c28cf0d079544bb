package dev.lanewise.opencl;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.opencl.runtime.DeviceInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code .cl} files of a program, one text, and what it is compiled with: work-items of a group, and numbers that a
 * work-item has at a time, on a processor (whose compiler wants to see vectors) and elsewhere (where neighbours are the
 * vector).
 *
 * @param options more of the compiler's options
 * @param written what is written when it is needed, behind the files
 */
record Source(List<String> files, Shape onProcessor, Shape elsewhere, String options, String written) {
    static final Source UNARY = of(new Shape(64, 16), new Shape(256, 1), "unary.cl", "functions.cl");
    static final Source BINARY = of(new Shape(256, 1), new Shape(256, 1), "binary.cl", "arithmetic.cl");
    static final Source MOVE = of(new Shape(256, 1), new Shape(256, 1), "move.cl");
    static final Source CAST = of(new Shape(256, 1), new Shape(256, 1), "cast.cl");
    static final Source REDUCE = of(new Shape(1, 16), new Shape(64, 1), "reduce.cl");
    static final Source NORMALIZE = of(new Shape(1, 16), new Shape(64, 1), "normalize.cl");
    static final Source POOL = of(new Shape(64, 1), new Shape(64, 1), "pool.cl");
    /** For multiples of so many channels. */
    static final Source POOL_VECTORS = of(new Shape(64, 4), new Shape(64, 4), "pool.cl");
    /** Few vectors hold the channels of a pixel: groups that ran along them would have next to nothing to do. */
    static final Source POOL_ON_PROCESSOR = of(new Shape(64, 16), new Shape(64, 16), "pool.cl")
            .with("-DROW=1 -DROWS=64");
    static final Source ATTENTION = of(new Shape(8, 1), new Shape(64, 1), "attention.cl", "attention_items.cl");
    static final Source ATTENTION_GRADIENT = of(new Shape(8, 1), new Shape(64, 1), "attention.cl",
            "card_attention_gradient.cl");
    static final Source RECURRENT = of(new Shape(256, 1), new Shape(256, 1), "recurrent.cl");
    private static final Source PACK = of(new Shape(1, 1), new Shape(1, 1), "pack.cl").with("-DPANEL=" + Panels.WIDTH);

    /** Panels of numbers as they are stored. */
    static Source pack(Stored weights) {
        return PACK.with("-DNUMBER=" + (weights == Stored.AS_TYPED ? "float" : "ushort"));
    }

    /** The same kernels for weights that are stored so. */
    Source reading(Stored weights) {
        return weights == Stored.AS_TYPED ? this : with("-DWEIGHTS_" + weights);
    }

    /** Products by tiles, one of which a group computes. */
    static Source gemm(Tile tile, Activation activation) {
        return tiles(tile, activation, List.of("weights.cl", "tile.cl", "gemm.cl"),
                List.of("weights.cl", "card_tile.cl", "card_gemm.cl"));
    }

    static Source conv(Tile tile, Activation activation) {
        return tiles(tile, activation, List.of("weights.cl", "geometry.cl", "tile.cl", "conv.cl"),
                List.of("weights.cl", "geometry.cl", "card_tile.cl", "card_conv.cl"));
    }

    private static Source tiles(Tile tile, Activation activation, List<String> ofOneItem, List<String> ofMany) {
        Shape shape = tile.sharesMemory() ? new Shape(tile.items(), 4) : new Shape(1, 16);
        return finishing(activation, shape, shape, tile.sharesMemory() ? ofMany : ofOneItem).with(tile.definitions());
    }

    /** Attention on a card, so many queries a group, for one size of the heads. */
    static Source cardAttention(int queries, int headDim, int valueDim) {
        return of(new Shape(64, 1), new Shape(64, 1), "attention.cl", "card_attention.cl")
                .with("-DQUERY_ROWS=" + queries + " -DHEAD=" + headDim + " -DVALUE=" + valueDim);
    }

    /** Products of few rows. */
    static Source gemv(Activation activation) {
        return finishing(activation, new Shape(16, 16), new Shape(256, 4), List.of("weights.cl", "gemv.cl"));
    }

    /** What of convolution is computed one by one. */
    static Source convItems(Activation activation) {
        return finishing(activation, new Shape(64, 16), new Shape(64, 1), List.of("geometry.cl", "conv_items.cl"));
    }

    static Source winograd(Activation activation) {
        return finishing(activation, new Shape(1, 16), new Shape(64, 1), List.of("weights.cl", "winograd.cl"));
    }

    private static Source finishing(Activation activation, Shape onProcessor, Shape elsewhere, List<String> files) {
        List<String> all = new ArrayList<>(List.of("values.cl", "functions.cl", "finish.cl"));
        all.addAll(files);
        return new Source(all, onProcessor, elsewhere,
                "-DACTIVATION=of_" + OpenClElementwise.name(activation.function()), "");
    }

    private static Source of(Shape onProcessor, Shape elsewhere, String... files) {
        return new Source(List.of(files), onProcessor, elsewhere, "", "");
    }

    private Source with(String option) {
        return new Source(files, onProcessor, elsewhere, options + " " + option, written);
    }

    /** A kernel as {@link OpenClChain} writes it. */
    static Source chain(String kernel) {
        return new Source(List.of("values.cl", "functions.cl", "chain.cl", "arithmetic.cl"), new Shape(16, 16),
                new Shape(64, 1), "", kernel);
    }

    /** Work-items of a group, and numbers that each has at a time. */
    record Shape(int group, int vector) {}

    /**
     * Whether it gets the kernels for processors. With {@code -Dlanewise.opencl.card=true} a processor passes for a
     * graphics card, for tests.
     */
    static boolean isProcessor(DeviceInfo device) {
        return device.cpu() && !Boolean.getBoolean("lanewise.opencl.card");
    }

    Shape on(DeviceInfo device) {
        return isProcessor(device) ? onProcessor : elsewhere;
    }

    /** The compiler's options for a device. */
    String definitions(DeviceInfo device) {
        return "-DGROUP=" + on(device).group + " -DVEC=" + on(device).vector + (options.isEmpty() ? "" : " " + options);
    }
}
