package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.DeviceInfo;
import java.util.List;

/**
 * The {@code .cl} files of a program, one text, and what it is compiled with: work-items of a group, and numbers that a
 * work-item has at a time, on a processor (whose compiler wants to see vectors) and elsewhere (where neighbours are the
 * vector).
 */
record Source(List<String> files, Shape onProcessor, Shape elsewhere) {
    static final Source UNARY = new Source(files("unary.cl"), new Shape(64, 16), new Shape(256, 1));
    static final Source BINARY = new Source(files("binary.cl"), new Shape(256, 1), new Shape(256, 1));
    static final Source MOVE = new Source(files("move.cl"), new Shape(256, 1), new Shape(256, 1));
    static final Source CAST = new Source(files("cast.cl"), new Shape(256, 1), new Shape(256, 1));
    static final Source REDUCE = new Source(files("reduce.cl"), new Shape(1, 16), new Shape(64, 1));
    static final Source NORMALIZE = new Source(files("normalize.cl"), new Shape(1, 16), new Shape(64, 1));
    static final Source POOL = new Source(files("pool.cl"), new Shape(64, 1), new Shape(64, 1));
    /** For multiples of so many channels. */
    static final Source POOL_VECTORS = new Source(files("pool.cl"), new Shape(64, 16), new Shape(64, 4));
    static final Source ATTENTION = new Source(files("attention.cl"), new Shape(8, 1), new Shape(64, 1));
    static final Source RECURRENT = new Source(files("recurrent.cl"), new Shape(256, 1), new Shape(256, 1));
    /** A tile is work enough for a group. */
    static final Source GEMM = new Source(files("tile.cl", "gemm.cl"), new Shape(1, 1), new Shape(1, 1));
    static final Source CONV = new Source(files("tile.cl", "conv.cl"), new Shape(1, 1), new Shape(1, 1));

    /** Work-items of a group, and numbers that each has at a time. */
    record Shape(int group, int vector) {}

    private static List<String> files(String... files) {
        return List.of(files);
    }

    Shape on(DeviceInfo device) {
        return device.cpu() ? onProcessor : elsewhere;
    }

    /** The compiler's options for a device. */
    String definitions(DeviceInfo device) {
        return "-DGROUP=" + on(device).group + " -DVEC=" + on(device).vector;
    }
}
