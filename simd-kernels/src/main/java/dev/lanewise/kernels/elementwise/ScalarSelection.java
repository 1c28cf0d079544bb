package dev.lanewise.kernels.elementwise;

/** The scalar twins of {@link VectorSelection}. */
final class ScalarSelection {
    private ScalarSelection() {}

    /** a and b may be the single number at their offset. */
    static void row(boolean aSingle, boolean bSingle, int n, byte[] condition, int conditionOffset,
            float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        if (aSingle && bSingle) {
            select(n, condition, conditionOffset, a[aOffset], b[bOffset], y, yOffset);
        } else if (bSingle) {
            select(n, condition, conditionOffset, a, aOffset, b[bOffset], y, yOffset);
        } else if (aSingle) {
            select(n, condition, conditionOffset, a[aOffset], b, bOffset, y, yOffset);
        } else {
            select(n, condition, conditionOffset, a, aOffset, b, bOffset, y, yOffset);
        }
    }

    static void select(
            int n,
            byte[] condition,
            int conditionOffset,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] y,
            int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = condition[conditionOffset + i] != 0 ? a[aOffset + i] : b[bOffset + i];
        }
    }

    static void select(
            int n, byte[] condition, int conditionOffset, float[] a, int aOffset, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = condition[conditionOffset + i] != 0 ? a[aOffset + i] : b;
    }

    static void select(
            int n, byte[] condition, int conditionOffset, float a, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = condition[conditionOffset + i] != 0 ? a : b[bOffset + i];
    }

    static void select(int n, byte[] condition, int conditionOffset, float a, float b, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) y[yOffset + i] = condition[conditionOffset + i] != 0 ? a : b;
    }
}
