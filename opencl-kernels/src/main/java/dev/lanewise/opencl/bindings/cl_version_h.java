// Generated from CL/cl_version.h by dev.lanewise.opencl.generator.GenerateBindings: do not edit.
// SHA-256 of the header: 1b161f73c0f0b07121314055f75df6c19d6a93e3a0d24202c6f3e2dd1615b2a2

package dev.lanewise.opencl.bindings;

/** CL/cl_version.h, its functions and constants under their own names. */
public final class cl_version_h {
    private cl_version_h() {}

    /** {@code #define CL_VERSION_3_0 1} */
    public static int CL_VERSION_3_0() {
        return 1;
    }

    /** {@code #define CL_VERSION_2_2 1} */
    public static int CL_VERSION_2_2() {
        return 1;
    }

    /** {@code #define CL_VERSION_2_1 1} */
    public static int CL_VERSION_2_1() {
        return 1;
    }

    /** {@code #define CL_VERSION_2_0 1} */
    public static int CL_VERSION_2_0() {
        return 1;
    }

    /** {@code #define CL_VERSION_1_2 1} */
    public static int CL_VERSION_1_2() {
        return 1;
    }

    /** {@code #define CL_VERSION_1_1 1} */
    public static int CL_VERSION_1_1() {
        return 1;
    }

    /** {@code #define CL_VERSION_1_0 1} */
    public static int CL_VERSION_1_0() {
        return 1;
    }
}
