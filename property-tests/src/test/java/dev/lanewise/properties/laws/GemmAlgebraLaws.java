package dev.lanewise.properties.laws;

import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.laws.GemmProblem.Options;
import java.util.Arrays;
import net.jqwik.api.ForAll;

/** What products of matrices obey; each output being one chain in one order, most of it to the bit. */
class GemmAlgebraLaws {
    @Law
    void theProductTransposedIsTheTransposedOperandsProduct(@ForAll GemmGeometry g, @ForAll Seed seed) {
        GemmProblem problem = GemmProblem.reals(g, seed);
        GemmGeometry exchanged = new GemmGeometry(
                g.n(), g.m(), g.k(), !g.transposeB(), !g.transposeA(), g.ldb(), g.lda(), g.m());
        GemmProblem other = new GemmProblem(exchanged, problem.b(), problem.a(), new float[exchanged.sizeC()],
                new float[g.m()]);
        Same.bits(transposed(problem.run(Engines.best()), g.m(), g.n()), other.run(Engines.best()), g::toString);
    }

    @Law
    void anOperandStoredTransposedMakesNoDifference(@ForAll GemmGeometry some, @ForAll Seed seed) {
        GemmGeometry g = GemmGeometry.of(some.m(), some.n(), some.k());
        GemmProblem plain = GemmProblem.reals(g, seed);
        float[] a = transposed(plain.a(), g.m(), g.k());
        float[] b = transposed(plain.b(), g.k(), g.n());
        float[] expected = plain.run(Engines.best());
        Same.bits(expected, with(g, true, false, a, plain.b(), plain).run(Engines.best()), g::toString);
        Same.bits(expected, with(g, false, true, plain.a(), b, plain).run(Engines.best()), g::toString);
        Same.bits(expected, with(g, true, true, a, b, plain).run(Engines.best()), g::toString);
    }

    private static GemmProblem with(
            GemmGeometry g, boolean ta, boolean tb, float[] a, float[] b, GemmProblem plain) {
        return new GemmProblem(GemmGeometry.of(g.m(), g.n(), g.k(), ta, tb), a, b, plain.c(), plain.bias());
    }

    @Law
    void theIdentityChangesNothing(@ForAll GemmGeometry some, @ForAll Seed seed) {
        GemmGeometry g = GemmGeometry.of(some.m(), some.n(), some.n());
        GemmProblem problem = GemmProblem.reals(g, seed);
        float[] identity = new float[g.sizeB()];
        for (int i = 0; i < g.n(); i++) identity[i * g.n() + i] = 1;
        float[] y = new GemmProblem(g, problem.a(), identity, problem.c(), problem.bias()).run(Engines.best());
        Same.bits(problem.a(), y, g::toString);
    }

    @Law
    void aRowIsComputedAsAlone(@ForAll GemmGeometry some, @ForAll Seed seed) {
        GemmGeometry g = GemmGeometry.of(some.m(), some.n(), some.k(), false, some.transposeB());
        GemmProblem problem = GemmProblem.reals(g, seed);
        float[] all = problem.run(Engines.best());
        for (int i = 0; i < g.m(); i++) {
            float[] row = Arrays.copyOfRange(all, i * g.n(), (i + 1) * g.n());
            Same.bits(problem.rows(i, i + 1).run(Engines.best()), row, g::toString);
        }
    }

    /** Blocking continues a chain through memory: it never splits one. */
    @Law
    void aSumContinuedIsTheWholeSum(@ForAll GemmGeometry some, @ForAll Seed seed) {
        GemmGeometry g = GemmGeometry.of(some.m(), some.n(), some.k());
        GemmProblem problem = GemmProblem.reals(g, seed);
        int split = (int) Math.floorMod(seed.value(), some.k() + 1L);
        GemmProblem first = part(problem, 0, split, problem.c());
        GemmProblem second = part(problem, split, g.k(), first.run(Engines.best()));
        Options continued = new Options(Engines.best(), false, true, false, Activation.NONE, new Offset(0));
        Same.bits(problem.run(Engines.best()), second.run(continued), () -> g + " split at " + split);
    }

    private static GemmProblem part(GemmProblem problem, int from, int to, float[] c) {
        GemmGeometry g = problem.geometry();
        GemmGeometry part = new GemmGeometry(g.m(), g.n(), to - from, false, false, g.k(), g.n(), g.n());
        float[] a = part.sizeA() == 0 ? new float[0] : Arrays.copyOfRange(problem.a(), from, from + part.sizeA());
        float[] b = Arrays.copyOfRange(problem.b(), from * g.n(), to * g.n());
        return new GemmProblem(part, a, b, c, problem.bias());
    }

    @Law
    void productsOfWholeNumbersAreLinear(@ForAll GemmGeometry g, @ForAll Seed seed) {
        GemmProblem x = GemmProblem.integers(g, seed);
        GemmProblem y = GemmProblem.integers(g, new Seed(~seed.value()));
        float[] mixed = x.a().clone();
        for (int i = 0; i < mixed.length; i++) mixed[i] = 2 * mixed[i] - 3 * y.a()[i];
        float[] left = new GemmProblem(g, mixed, x.b(), x.c(), x.bias()).run(Engines.best());
        float[] first = x.run(Engines.best());
        float[] second = new GemmProblem(g, y.a(), x.b(), x.c(), x.bias()).run(Engines.best());
        float[] right = new float[first.length];
        // + 0: of two zeros a sum of products is the positive one
        for (int i = 0; i < right.length; i++) right[i] = 2 * first[i] - 3 * second[i] + 0f;
        Same.bits(right, left, g::toString);
    }

    private static float[] transposed(float[] x, int rows, int columns) {
        float[] y = new float[rows * columns];
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) y[j * rows + i] = x[i * columns + j];
        return y;
    }
}
