package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Pad;
import java.util.List;

final class PadSpec implements OpSpec {
    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.of(pad(new int[] {1, 2}, new int[] {0, 3}, 0.5f), Inputs.reals(3, 17)).linearIn(0),
                Sample.of(pad(new int[] {0, 1, 0}, new int[] {2, 0, 0}, 0), Inputs.reals(2, 2, 3)).linearIn(0),
                Sample.of(pad(new int[] {}, new int[] {}, 7), Inputs.reals()).linearIn(0),
                Sample.of(pad(new int[] {1}, new int[] {1}, -1), Inputs.indices(9, 4)));
    }

    private static Pad pad(int[] before, int[] after, float value) {
        return Pad.of(before, after, value);
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(pad(new int[] {1, 0}, new int[] {1, 0}, 2), Inputs.reals(0, 3)),
                Sample.of(pad(new int[] {0, 0}, new int[] {0, 0}, 2), Inputs.reals(3, 0)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("pad: before and after must have a number an axis", pad(new int[] {1}, new int[] {1}, 0),
                        Inputs.reals(2, 2)),
                Refused.of("pad: before and after must be at least 0", pad(new int[] {-1}, new int[] {1}, 0),
                        Inputs.reals(2)));
    }
}
