package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.DeviceInfo;
import java.util.List;

/**
 * The {@code .cl} files of a program, one text, and what it is compiled with: work-items of a group, and numbers that a
 * work-item has at a time, on a processor (whose compiler wants to see vectors) and elsewhere (where neighbours are the
 * vector).
 *
 * @param tileRows rows of a product's tile, 0 where there are no tiles
 */
record Source(List<String> files, Shape onProcessor, Shape elsewhere, int tileRows) {
    private static final int NO_TILE = 0;

    static final Source UNARY = new Source(files("unary.cl"), new Shape(64, 16), new Shape(256, 1), NO_TILE);
    static final Source BINARY = new Source(files("binary.cl"), new Shape(256, 1), new Shape(256, 1), NO_TILE);
    static final Source MOVE = new Source(files("move.cl"), new Shape(256, 1), new Shape(256, 1), NO_TILE);
    static final Source CAST = new Source(files("cast.cl"), new Shape(256, 1), new Shape(256, 1), NO_TILE);
    static final Source REDUCE = new Source(files("reduce.cl"), new Shape(1, 16), new Shape(64, 1), NO_TILE);
    static final Source NORMALIZE = new Source(files("normalize.cl"), new Shape(1, 16), new Shape(64, 1), NO_TILE);
    static final Source POOL = new Source(files("pool.cl"), new Shape(64, 1), new Shape(64, 1), NO_TILE);
    /** For multiples of so many channels. */
    static final Source POOL_VECTORS = new Source(files("pool.cl"), new Shape(64, 16), new Shape(64, 4), NO_TILE);
    static final Source ATTENTION = new Source(files("attention.cl"), new Shape(8, 1), new Shape(64, 1), NO_TILE);
    static final Source RECURRENT = new Source(files("recurrent.cl"), new Shape(256, 1), new Shape(256, 1), NO_TILE);
    static final Source WINOGRAD = new Source(files("winograd.cl"), new Shape(1, 16), new Shape(64, 1), NO_TILE);
    private static final Shape ONE = new Shape(1, 1);

    /** Products by tiles of so many rows, one of {@link Tiles#ROWS}; a tile is work enough for a group. */
    static Source gemm(int tileRows) {
        return new Source(files("tile.cl", "gemm.cl"), ONE, ONE, tileRows);
    }

    static Source conv(int tileRows) {
        return new Source(files("tile.cl", "conv.cl"), ONE, ONE, tileRows);
    }

    /** Work-items of a group, and numbers that each has at a time. */
    record Shape(int group, int vector) {}

    /** Tests have a processor pass for a graphics card, whose groups are larger and wait for each other. */
    static boolean isProcessor(DeviceInfo device) {
        return device.cpu() && !Boolean.getBoolean("lanewise.opencl.card");
    }

    private static List<String> files(String... files) {
        return List.of(files);
    }

    Shape on(DeviceInfo device) {
        return isProcessor(device) ? onProcessor : elsewhere;
    }

    /** The compiler's options for a device. */
    String definitions(DeviceInfo device) {
        return "-DGROUP=" + on(device).group + " -DVEC=" + on(device).vector
                + (tileRows == NO_TILE ? "" : " -DTILE=" + tileRows);
    }
}
