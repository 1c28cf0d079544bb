package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ops.Slice;
import java.util.List;

final class SliceSpec implements OpSpec {
    private static final Slice INNER = slice(new int[] {1, 2}, new int[] {3, -1}, new int[] {1, 2});
    private static final Slice BACKWARDS = slice(new int[] {-1, 100}, new int[] {Integer.MIN_VALUE, 0},
            new int[] {-1, -3});

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(INNER, Inputs.reals(4, 17)).linearIn(0),
                Sample.of(BACKWARDS, Inputs.reals(4, 17)).linearIn(0),
                Sample.of(slice(new int[] {0, 1, 0}, new int[] {2, 2, 9}, new int[] {1, 1, 1}), Inputs.reals(2, 3, 4))
                        .linearIn(0),
                Sample.of(INNER, Inputs.indices(99, 4, 17)),
                Sample.of(new Slice.Gradient(INNER, Shape.of(4, 17)), Inputs.reals(2, 7)).linearIn(0),
                Sample.of(new Slice.Gradient(BACKWARDS, Shape.of(4, 17)), Inputs.reals(4, 6)).linearIn(0));
    }

    private static Slice slice(int[] starts, int[] ends, int[] steps) {
        return Slice.of(starts, ends, steps);
    }

    @Override
    public List<Sample> empties() {
        Slice nothing = slice(new int[] {2}, new int[] {1}, new int[] {1});
        return List.of(
                Sample.of(nothing, Inputs.reals(5)),
                Sample.of(slice(new int[] {0}, new int[] {9}, new int[] {1}), Inputs.reals(0)),
                Sample.of(new Slice.Gradient(nothing, Shape.of(5)), Inputs.reals(0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("slice: steps must not be 0", slice(new int[] {0}, new int[] {1}, new int[] {0}),
                        Inputs.reals(3)),
                Refused.of("slice: starts, ends and steps must have a number an axis",
                        slice(new int[] {0}, new int[] {1}, new int[] {1}), Inputs.reals(3, 2)),
                Refused.of("sliceGradient: dy and the slice", new Slice.Gradient(INNER, Shape.of(4, 17)),
                        Inputs.reals(2, 6)));
    }
}
