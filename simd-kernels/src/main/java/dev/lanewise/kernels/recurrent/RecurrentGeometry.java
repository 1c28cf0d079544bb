package dev.lanewise.kernels.recurrent;

/**
 * The shape of a recurrent network's run over sequences.
 *
 * <p>{@code x [batch, time, inputs]}, {@code y [batch, time, units]}, states {@code [batch, units]}; sizes of 0 are
 * legal.
 *
 * @param reverse whether time runs from the last step to the first; each step's output lies beside its input all the
 *     same
 */
public record RecurrentGeometry(
        RecurrentCell cell, int batch, int time, int inputs, int units, boolean reverse) {
    /** @throws IllegalArgumentException where a size is negative or an array would have more than 2^31 - 1 numbers */
    public RecurrentGeometry {
        if (batch < 0 || time < 0 || inputs < 0 || units < 0) {
            throw new IllegalArgumentException(
                    "recurrent: batch, time, inputs and units must be at least 0; got " + batch + ", " + time + ", "
                            + inputs + ", " + units);
        }
        long widest = Math.max(inputs, 4L * units);
        if (widest * Math.max((long) batch * time, units) > Integer.MAX_VALUE
                || (long) batch * time > Integer.MAX_VALUE
                || 4L * units * inputs > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "recurrent: an array must have at most 2^31 - 1 numbers; got batch " + batch + ", time " + time
                            + ", inputs " + inputs + ", units " + units);
        }
    }

    /** Forward in time. */
    public static RecurrentGeometry of(RecurrentCell cell, int batch, int time, int inputs, int units) {
        return new RecurrentGeometry(cell, batch, time, inputs, units, false);
    }

    public int sizeX() {
        return batch * time * inputs;
    }

    /** Floats of {@code y}, and of the cells where there are any. */
    public int sizeY() {
        return batch * time * units;
    }

    /** Floats of what is kept of all gates. */
    public int sizeKept() {
        return batch * time * cell.kept() * units;
    }

    /** Floats of a state. */
    public int sizeState() {
        return batch * units;
    }

    /** Floats of the gates of all steps, as their weights have them. */
    public int sizeGates() {
        return batch * time * cell.gates() * units;
    }

    /** The place in time of a step. */
    int at(int step) {
        return reverse ? time - 1 - step : step;
    }

    int blocks() {
        return Math.ceilDiv(units, cell.blockUnits());
    }

    /** Columns of a row that holds the gates of one step. */
    int columns() {
        return Math.max(1, cell.kept()) * units;
    }

    /** Multiply-adds of the state's product in one step. */
    long stepMultiplyAdds() {
        return (long) batch * cell.gates() * units * units;
    }
}
