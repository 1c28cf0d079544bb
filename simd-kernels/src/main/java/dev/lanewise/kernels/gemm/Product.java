package dev.lanewise.kernels.gemm;

/** One way to multiply two matrices, in parts that threads may share. */
interface Product {
    /** Into how many parts the output is cut. */
    int parts();

    /**
     * Computes parts {@code first} (inclusive) to {@code end} (exclusive) of the product of matrices that lie so many
     * floats behind those that the product was made for; the residual as far as {@code c}.
     */
    void run(int first, int end, int aBehind, int bBehind, int cBehind, int worker);
}
