/**
 * Arithmetic on arrays: matrix multiplication, convolution, pooling, attention, recurrent networks, elementwise
 * functions, reductions and normalisation, hand-written for SIMD, each with a scalar twin that gives the same bits.
 */
module dev.lanewise.kernels {
    requires jdk.incubator.vector;
    requires static jdk.management;
    requires static org.jspecify;

    exports dev.lanewise.kernels;
    exports dev.lanewise.kernels.attention;
    exports dev.lanewise.kernels.conv;
    exports dev.lanewise.kernels.elementwise;
    exports dev.lanewise.kernels.gemm;
    exports dev.lanewise.kernels.move;
    exports dev.lanewise.kernels.normalize;
    exports dev.lanewise.kernels.pool;
    exports dev.lanewise.kernels.recurrent;
    exports dev.lanewise.kernels.reduce;
}
