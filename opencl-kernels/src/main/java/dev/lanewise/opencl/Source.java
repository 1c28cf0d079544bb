package dev.lanewise.opencl;

/** A {@code .cl} file and what it is compiled with. */
record Source(String file, String definitions) {
    /** Groups of 64 work-items: small enough that a group may share a short row. */
    static final Source REDUCE = new Source("reduce.cl", "-DGROUP=64");
    static final Source UNARY = new Source("unary.cl", "-DGROUP=256");
    static final Source BINARY = new Source("binary.cl", "-DGROUP=256");
    static final Source MOVE = new Source("move.cl", "-DGROUP=256");
    static final Source CAST = new Source("cast.cl", "-DGROUP=256");

    String key() {
        return file + definitions + ":";
    }
}
