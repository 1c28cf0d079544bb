package dev.lanewise.opencl;

import java.util.List;

/** The {@code .cl} files of a program, one text, and what it is compiled with. */
record Source(List<String> files, String definitions) {
    /** Groups of 64 work-items: small enough that a group may share a short row. */
    static final Source REDUCE = new Source(List.of("common.cl", "reduce.cl"), "-DGROUP=64");
    static final Source UNARY = new Source(List.of("common.cl", "unary.cl"), "-DGROUP=256");
    static final Source BINARY = new Source(List.of("common.cl", "binary.cl"), "-DGROUP=256");
    static final Source MOVE = new Source(List.of("common.cl", "move.cl"), "-DGROUP=256");
    static final Source CAST = new Source(List.of("common.cl", "cast.cl"), "-DGROUP=256");
    /** A tile is work enough for a group. */
    static final Source GEMM = new Source(List.of("common.cl", "tile.cl", "gemm.cl"), "-DGROUP=1");
    static final Source CONV = new Source(List.of("common.cl", "tile.cl", "conv.cl"), "-DGROUP=1");

    static final Source POOL = new Source(List.of("common.cl", "pool.cl"), "-DGROUP=64");
    static final Source NORMALIZE = new Source(List.of("common.cl", "normalize.cl"), "-DGROUP=64");
    static final Source ATTENTION = new Source(List.of("common.cl", "attention.cl"), "-DGROUP=8");
    static final Source RECURRENT = new Source(List.of("common.cl", "recurrent.cl"), "-DGROUP=256");

    String key() {
        return files + definitions;
    }
}
