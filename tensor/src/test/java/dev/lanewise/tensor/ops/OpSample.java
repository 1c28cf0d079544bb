package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An operator with inputs that it may have, on the reference device, far from its kinks where it has some. */
record OpSample(Op op, List<Tensor> inputs) {
    OpSample(Op op, Tensor... inputs) {
        this(op, List.of(inputs));
    }

    @Override
    public String toString() {
        return op + " of " + inputs.stream().map(x -> x.type().toString()).toList();
    }

    /** From -2.5 to 2.5, no two alike, none near a multiple of 0.1 or near a value of {@link #others}. */
    static Tensor numbers(int... sizes) {
        return grid(0.037, sizes);
    }

    /** As {@link #numbers}, but others. */
    static Tensor others(int... sizes) {
        return grid(0.067, sizes);
    }

    /** As far from 0.4 as the given are from 0: from 0.4 to 3.1. */
    static Tensor positive(Tensor x) {
        double[] values = x.toDoubles();
        for (int i = 0; i < values.length; i++) values[i] = Math.abs(values[i]) + 0.4;
        return Tensor.ofDoubles(x.shape(), values);
    }

    static Tensor longs(Shape shape, long... values) {
        return Tensor.of(shape, values).to(Device.reference());
    }

    static Tensor ints(Shape shape, int... values) {
        return Tensor.of(shape, values).to(Device.reference());
    }

    static Tensor mask(Shape shape, boolean... values) {
        return Tensor.of(shape, values).to(Device.reference());
    }

    private static Tensor grid(double between, int... sizes) {
        Shape shape = Shape.of(sizes);
        Random random = new Random(Arrays.hashCode(sizes));
        double[] values = new double[shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextInt(51) - 25) * 0.1 + between + 0.02 * i / values.length;
        }
        return Tensor.ofDoubles(shape, values);
    }
}
