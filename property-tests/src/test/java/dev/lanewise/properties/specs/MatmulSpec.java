package dev.lanewise.properties.specs;

import dev.lanewise.tensor.ops.Matmul;
import java.util.ArrayList;
import java.util.List;

final class MatmulSpec implements OpSpec {
    private static final Matmul PLAIN = new Matmul(false, false);

    @Override
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (boolean ta : new boolean[] {false, true}) {
            for (boolean tb : new boolean[] {false, true}) {
                Matmul op = new Matmul(ta, tb);
                samples.add(Sample.of(op, ta ? Inputs.reals(5, 3) : Inputs.reals(3, 5),
                        tb ? Inputs.reals(17, 5) : Inputs.reals(5, 17)).sums(5).linearIn(0, 1));
                samples.add(Sample.of(op, ta ? Inputs.reals(2, 3, 4) : Inputs.reals(2, 4, 3),
                        tb ? Inputs.reals(2, 5, 3) : Inputs.reals(2, 3, 5)).sums(3).linearIn(0, 1));
            }
        }
        samples.add(Sample.of(PLAIN, Inputs.reals(2, 1, 3, 2), Inputs.reals(3, 2, 4)).sums(2).linearIn(0, 1));
        samples.add(Sample.of(PLAIN, Inputs.reals(4, 2, 3), Inputs.reals(3, 2)).sums(3).linearIn(0, 1));
        samples.add(Sample.of(PLAIN, Inputs.reals(2, 3), Inputs.reals(4, 3, 2)).sums(3).linearIn(0, 1));
        samples.add(Sample.of(PLAIN, Inputs.reals(1, 6), Inputs.reals(6, 1)).sums(6).linearIn(0, 1));
        return samples;
    }

    @Override
    public List<Sample> empties() {
        return List.of(
                Sample.of(PLAIN, Inputs.reals(3, 0), Inputs.reals(0, 4)),
                Sample.of(PLAIN, Inputs.reals(0, 3), Inputs.reals(3, 4)),
                Sample.of(PLAIN, Inputs.reals(0, 2, 3), Inputs.reals(3, 4)));
    }

    @Override
    public List<Refused> refused() {
        return List.of(
                Refused.of("matmul: columns of a must equal rows of b", PLAIN, Inputs.reals(2, 3), Inputs.reals(2, 3)),
                Refused.of("matmul: a and b must be [..., rows, columns]", PLAIN, Inputs.reals(3), Inputs.reals(3, 2)),
                Refused.of("matmul: aligned at the last axis", PLAIN, Inputs.reals(2, 2, 2), Inputs.reals(3, 2, 2)));
    }

    @Override
    public List<Sample> ofLength(int n) {
        return List.of(
                Sample.of(PLAIN, Inputs.reals(2, n), Inputs.reals(n, 3)),
                Sample.of(PLAIN, Inputs.reals(2, 3), Inputs.reals(3, n)),
                Sample.of(new Matmul(true, true), Inputs.reals(n, 2), Inputs.reals(3, n)));
    }
}
