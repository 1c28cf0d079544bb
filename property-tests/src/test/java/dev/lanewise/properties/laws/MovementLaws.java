package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.properties.Law;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Shapes;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;

/** Operators that only move values keep all bits, those of a NaN too, and undo each other. */
class MovementLaws {
    private static final Evaluator EV = Evaluator.eager();

    private static Tensor any(Shape shape, Seed seed) {
        return Tensor.of(shape, Values.bits(seed.value(), shape.elements()));
    }

    private static void same(Tensor expected, Tensor actual) {
        assertEquals(expected.shape(), actual.shape());
        assertArrayEquals(bits(expected), bits(actual));
    }

    private static int[] bits(Tensor x) {
        float[] values = x.toFloats();
        return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
    }

    @Law
    void aPermutationAndItsInverseChangeNothing(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        int[] axes = shuffled(shape.rank(), seed);
        int[] inverse = new int[axes.length];
        for (int i = 0; i < axes.length; i++) inverse[axes[i]] = i;
        Tensor moved = EV.permute(x, axes);
        same(x, EV.permute(moved, inverse));
        for (int i = 0; i < axes.length; i++) assertEquals(shape.size(axes[i]), moved.shape().size(i));
    }

    @Law
    void twoPermutationsAreOne(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        int[] first = shuffled(shape.rank(), seed);
        int[] second = shuffled(shape.rank(), seed.next());
        int[] both = IntStream.of(second).map(i -> first[i]).toArray();
        same(EV.permute(x, both), EV.permute(EV.permute(x, first), second));
    }

    @Law
    void whatIsPaddedCanBeCutOutAgain(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        Random random = new Random(seed.value());
        int[] before = IntStream.range(0, shape.rank()).map(i -> random.nextInt(4)).toArray();
        int[] after = IntStream.range(0, shape.rank()).map(i -> random.nextInt(4)).toArray();
        int[] ends = IntStream.range(0, shape.rank()).map(i -> before[i] + shape.size(i)).toArray();
        int[] ones = IntStream.range(0, shape.rank()).map(i -> 1).toArray();
        same(x, EV.slice(EV.pad(x, before, after, 7), before, ends, ones));
    }

    @Law
    void partsPutTogetherAreTheWhole(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        for (int axis = 0; axis < shape.rank(); axis++) {
            int cut = (int) Math.floorMod(seed.value(), shape.size(axis) + 1L);
            List<Tensor> parts = EV.split(x, axis, cut, 0, shape.size(axis) - cut);
            same(x, EV.concat(axis, parts.toArray(Tensor[]::new)));
        }
    }

    @Law
    void twiceBackwardsIsForwards(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        same(x, backwards(backwards(x)));
    }

    private static Tensor backwards(Tensor x) {
        int rank = x.shape().rank();
        int[] starts = x.shape().toArray();
        int[] ends = new int[rank];
        int[] steps = new int[rank];
        for (int i = 0; i < rank; i++) {
            ends[i] = Integer.MIN_VALUE;
            steps[i] = -1;
        }
        return EV.slice(x, starts, ends, steps);
    }

    @Law
    void gatheringEachIndexInOrderChangesNothing(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        for (int axis = 0; axis < shape.rank(); axis++) {
            int size = shape.size(axis);
            Tensor all = indices(IntStream.range(0, size).toArray());
            same(x, EV.gather(x, all, axis));
            // counted from the end
            same(x, EV.gather(x, indices(IntStream.range(-size, 0).toArray()), axis));
        }
    }

    @Law
    void whatIsGatheredOnceIsScatteredBack(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = Tensor.of(shape, Values.reals(seed.value(), shape.elements()));
        for (int axis = 0; axis < shape.rank(); axis++) {
            Tensor order = indices(shuffled(shape.size(axis), seed));
            same(x, EV.scatterAdd(EV.gather(x, order, axis), order, axis, shape.size(axis)));
        }
    }

    @Law
    void aViewSharesItsNumbers(@ForAll Shape shape, @ForAll Seed seed) {
        Tensor x = any(shape, seed);
        Tensor flat = EV.reshape(x, shape.elements());
        same(x, EV.reshape(flat, shape));
        assertEquals(x.storage(), flat.storage());
    }

    @Law
    void expandingRepeatsAndSummingCounts(@ForAll Shapes.Pair shapes, @ForAll Seed seed) {
        Tensor x = Tensor.of(shapes.a(), Values.integers(seed.value(), shapes.a().elements(), 100));
        Tensor wide = EV.expand(x, shapes.both());
        same(wide, EV.add(x, Tensor.full(shapes.both(), 0)));
        if (shapes.both().elements() == 0) return;
        float times = (float) shapes.both().elements() / shapes.a().elements();
        assertEquals(EV.scale(x, times), EV.sumTo(wide, shapes.a()));
    }

    private static Tensor indices(int... values) {
        return Tensor.of(Shape.of(values.length), values);
    }

    private static int[] shuffled(int count, Seed seed) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, new Random(seed.value()));
        return order.stream().mapToInt(i -> i).toArray();
    }
}
