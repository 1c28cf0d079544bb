package dev.lanewise.kernels.elementwise;

/** Activations in place, as the last step of another kernel. */
public final class Activations {
    private Activations() {}

    /**
     * {@code y = activation(y)} for the elements {@code y[yOffset + r * ldy + c]} with r below {@code rows} and c below
     * {@code columns}. Runs in the calling thread and allocates nothing.
     *
     * @param vector whether the vector kernels run, as {@link dev.lanewise.kernels.Cpu#vector} tells; same bits
     */
    public static void apply(
            boolean vector, Activation activation, int rows, int columns, float[] y, int yOffset, int ldy) {
        if (activation.function() == UnaryFunction.IDENTITY) return;
        if (ldy == columns) {
            apply(vector, activation, rows * columns, y, yOffset);
        } else {
            for (int row = 0; row < rows; row++) apply(vector, activation, columns, y, yOffset + row * ldy);
        }
    }

    private static void apply(boolean vector, Activation activation, int n, float[] y, int offset) {
        UnaryFunction f = activation.function();
        if (vector) {
            VectorUnary.apply(f, activation.alpha(), activation.beta(), n, y, offset, y, offset);
        } else {
            ScalarUnary.apply(f, activation.alpha(), activation.beta(), n, y, offset, y, offset);
        }
    }
}
