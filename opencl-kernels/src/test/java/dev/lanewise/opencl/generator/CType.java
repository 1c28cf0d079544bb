package dev.lanewise.opencl.generator;

/** What a C type is to a Java caller of a machine with 64-bit pointers. */
enum CType {
    VOID("void", ""),
    BYTE("byte", "C_CHAR"),
    SHORT("short", "C_SHORT"),
    INT("int", "C_INT"),
    LONG("long", "C_LONG"),
    FLOAT("float", "C_FLOAT"),
    DOUBLE("double", "C_DOUBLE"),
    POINTER("MemorySegment", "C_POINTER"),
    TEXT("MemorySegment", "C_POINTER");

    private final String carrier;
    private final String layout;

    CType(String carrier, String layout) {
        this.carrier = carrier;
        this.layout = layout;
    }

    /** The Java type. */
    String carrier() {
        return carrier;
    }

    /** The constant that holds its layout. */
    String layout() {
        return layout;
    }
}
