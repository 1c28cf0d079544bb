package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.DeviceInfo;

/**
 * The tiles by which a device computes products and convolutions. Whatever they are, each sum is added up in the same
 * order.
 */
record Tiles(Tile gemm, Tile conv) {
    /** Groups for each of a card's compute units below which results count as few. */
    private static final int BUSY = 2;

    /** What is shipped: good on processors with 32 vector registers; on cards by reckoning, since none was measured. */
    static Tiles shipped(DeviceInfo device) {
        Tile first = Tile.choices(device).getFirst();
        return new Tiles(first, first);
    }

    /** Whether a device has kernels for both. */
    boolean suit(DeviceInfo device) {
        return Tile.choices(device).contains(gemm) && Tile.choices(device).contains(conv);
    }

    /** For so many products of so many rows and columns. */
    Tile gemm(int m, int n, int matrices, DeviceInfo device) {
        if (!gemm.sharesMemory()) return m <= Tile.FEW_ROWS.rows() ? Tile.FEW_ROWS : gemm;
        return onCard(gemm, m, n, matrices, device);
    }

    Tile conv(int pixels, int columns, int groups, DeviceInfo device) {
        return conv.sharesMemory() ? onCard(conv, pixels, columns, groups, device) : conv;
    }

    private static Tile onCard(Tile usual, int m, int n, int matrices, DeviceInfo device) {
        Tile special = usual;
        if (n <= Tile.TALL.columns()) special = Tile.TALL;
        else if (m <= Tile.WIDE.rows()) special = Tile.WIDE;
        else if (usual.groups(m, n) * matrices < (long) BUSY * device.computeUnits()) special = Tile.SMALL;
        return special.fits(device) ? special : usual;
    }
}
