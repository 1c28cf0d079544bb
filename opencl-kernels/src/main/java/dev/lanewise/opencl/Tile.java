package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.DeviceInfo;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The block of a product's results that a group of work-items computes. On a processor one work-item has all of it in
 * registers. On a card many have a block each, and share the operands through local memory.
 *
 * @param itemRows rows of the sums that a work-item keeps
 * @param step terms of the sums that are in local memory at a time
 */
record Tile(int rows, int columns, int itemRows, int itemColumns, int step) {
    /** What there are kernels for on a processor. */
    static final List<Tile> ON_PROCESSOR = List.of(onProcessor(8), onProcessor(12), onProcessor(4));

    /** Few rows of a product on a processor. */
    static final Tile FEW_ROWS = onProcessor(4);

    /** Few columns, few rows, and few results of a product on a card. */
    static final Tile TALL = new Tile(128, 32, 8, 4, 16);

    static final Tile WIDE = new Tile(32, 128, 4, 8, 16);
    static final Tile SMALL = new Tile(64, 64, 4, 4, 16);

    /** What a card's tuner may choose from, that first which is shipped. */
    static final List<Tile> ON_CARD = List.of(
            new Tile(128, 128, 8, 8, 16),
            new Tile(128, 128, 8, 8, 8),
            new Tile(128, 64, 8, 8, 16),
            new Tile(128, 64, 8, 4, 16),
            new Tile(64, 64, 8, 8, 16),
            SMALL);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})x(\\d{1,3}) by (\\d{1,2})x(\\d{1,2}) of (\\d{1,2})");

    /** Floats between the terms in local memory beyond the lines of a tile. */
    private static final int PADDING = 4;

    private static Tile onProcessor(int rows) {
        return new Tile(rows, Panels.WIDTH, rows, Panels.WIDTH, 1);
    }

    /** What a device has kernels for: on a card those that it has the work-items and the local memory for. */
    static List<Tile> choices(DeviceInfo device) {
        if (Source.isProcessor(device)) return ON_PROCESSOR;
        List<Tile> fitting = ON_CARD.stream().filter(tile -> tile.fits(device)).toList();
        if (fitting.isEmpty()) {
            throw new UnsupportedOperationException("opencl: " + device.name()
                    + " must run groups of 64 work-items with "
                    + ON_CARD.get(4).localBytes() + " bytes of local memory; got " + device.largestGroup() + " with "
                    + device.localMemory() + "; move the tensors to Device.cpu()");
        }
        return fitting;
    }

    /** Work-items of a group. */
    int items() {
        return rows / itemRows * (columns / itemColumns);
    }

    boolean sharesMemory() {
        return items() > 1;
    }

    int localBytes() {
        return sharesMemory() ? step * (rows + columns + 2 * PADDING) * Float.BYTES : 0;
    }

    /** Convolutions hold three numbers a row, and one to spare, beside the operands. */
    boolean fits(DeviceInfo device) {
        return items() <= device.largestGroup() && localBytes() + rows * 4 * Integer.BYTES <= device.localMemory();
    }

    /** Groups for results of so many rows and columns. */
    long groups(int m, int n) {
        return (long) Math.ceilDiv(m, rows) * Math.ceilDiv(n, columns);
    }

    /** The compiler's options. */
    String definitions() {
        return sharesMemory()
                ? "-DTILE_ROWS=" + rows + " -DTILE_COLUMNS=" + columns + " -DITEM_ROWS=" + itemRows
                        + " -DITEM_COLUMNS=" + itemColumns + " -DSTEP=" + step
                : "-DTILE=" + rows + " -DPANEL=" + columns;
    }

    static Optional<Tile> parse(String text) {
        Matcher numbers = TEXT.matcher(text);
        return numbers.matches()
                ? Optional.of(new Tile(number(numbers, 1), number(numbers, 2), number(numbers, 3), number(numbers, 4),
                        number(numbers, 5)))
                : Optional.empty();
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }

    /** Its rows and columns by those of a work-item, and the step. */
    @Override
    public String toString() {
        return rows + "x" + columns + " by " + itemRows + "x" + itemColumns + " of " + step;
    }
}
