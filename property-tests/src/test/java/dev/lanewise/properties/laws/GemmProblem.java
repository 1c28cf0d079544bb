package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Guarded;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.Exact;
import dev.lanewise.properties.oracles.TextbookMatmul;
import java.util.Arrays;

/** A product with its numbers; {@code c} is what is stored before, gaps between rows included. */
record GemmProblem(GemmGeometry geometry, float[] a, float[] b, float[] c, float[] bias) {
    /** How it is computed; each of these leaves the result as it is, or changes it in a known way. */
    record Options(Cpu cpu, boolean packed, boolean accumulate, boolean withEpilogue, Activation activation,
            Offset at) {
        static Options plain(Cpu cpu) {
            return new Options(cpu, false, false, false, Activation.NONE, new Offset(0));
        }

        @Override
        public String toString() {
            return Engines.text(cpu) + (packed ? ", packed" : "") + (accumulate ? ", accumulating" : "")
                    + (withEpilogue ? ", bias, residual, " + activation : "") + ", " + at;
        }
    }

    /** {@code 32 * 32 * K + 3 * 32 < 2^24} for all that is tried. */
    static GemmProblem integers(GemmGeometry g, Seed seed) {
        long s = seed.value();
        return new GemmProblem(
                g,
                Values.integers(s, g.sizeA(), 32),
                Values.integers(s == 0 ? 0 : s + 1, g.sizeB(), 32),
                Values.integers(s == 0 ? 0 : s + 2, g.sizeC(), 32),
                Values.integers(s == 0 ? 0 : s + 3, g.n(), 32));
    }

    static GemmProblem reals(GemmGeometry g, Seed seed) {
        return special(g, seed, Integer.MAX_VALUE);
    }

    static GemmProblem special(GemmGeometry g, Seed seed, int rarity) {
        long s = seed.value();
        return new GemmProblem(
                g,
                Values.special(s, g.sizeA(), rarity),
                Values.special(s == 0 ? 0 : s + 1, g.sizeB(), rarity),
                Values.special(s == 0 ? 0 : s + 2, g.sizeC(), rarity),
                Values.special(s == 0 ? 0 : s + 3, g.n(), rarity));
    }

    /** Rows without gaps, like the other methods here. */
    Exact exact() {
        GemmGeometry g = geometry;
        float[] denseA = dense(a, g.transposeA() ? g.k() : g.m(), g.transposeA() ? g.m() : g.k(), g.lda());
        float[] denseB = dense(b, g.transposeB() ? g.n() : g.k(), g.transposeB() ? g.k() : g.n(), g.ldb());
        return TextbookMatmul.multiply(g.m(), g.n(), g.k(), denseA, g.transposeA(), denseB, g.transposeB());
    }

    float[] stored() {
        return dense(c, geometry.m(), geometry.n(), geometry.ldc());
    }

    float[] run(Cpu cpu) {
        return run(Options.plain(cpu));
    }

    /** The residual is what {@code c} holds, in an array of its own. */
    float[] run(Options options) {
        GemmGeometry g = geometry;
        int offset = options.at.value();
        String problem = g + ", " + options;
        Guarded left = Guarded.input(a, offset);
        Guarded right = Guarded.input(b, offset / 2);
        Guarded out = Guarded.input(options.accumulate ? c : nans(), Math.max(0, 17 - offset));
        Guarded residual = Guarded.input(c, offset + 2);
        Guarded biases = Guarded.input(bias, offset / 3);
        Epilogue epilogue = options.withEpilogue
                ? new Epilogue(biases.array(), biases.offset(), residual.array(), residual.offset(), options.activation)
                : Epilogue.NONE;
        multiply(options, left, right, out, epilogue, problem);
        left.untouched(a, problem);
        right.untouched(b, problem);
        residual.untouched(c, problem);
        out.untouchedAround(problem);
        float[] stored = out.values();
        for (int i = 0; i < stored.length; i++) {
            if (i % g.ldc() >= g.n()) assertEquals(c[i], stored[i], problem + ": wrote between rows");
        }
        return dense(stored, g.m(), g.n(), g.ldc());
    }

    private void multiply(
            Options options, Guarded left, Guarded right, Guarded out, Epilogue epilogue, String problem) {
        int workers = options.cpu.workers().width();
        int size = options.packed ? Gemm.packedScratchSize(geometry, workers) : Gemm.scratchSize(geometry, workers);
        Guarded scratch = Guarded.output(size, options.at.value());
        if (options.packed) {
            PackedMatrix packed = PackedMatrix.of(geometry, right.array(), right.offset());
            Gemm.multiply(options.cpu, geometry, left.array(), left.offset(), packed, out.array(), out.offset(),
                    options.accumulate, epilogue, scratch.array(), scratch.offset());
        } else {
            Gemm.multiply(options.cpu, geometry, left.array(), left.offset(), right.array(), right.offset(),
                    out.array(), out.offset(), options.accumulate, epilogue, scratch.array(), scratch.offset());
        }
        scratch.untouchedAround(problem);
    }

    /** Where nothing is accumulated, what was stored must not matter; what lies between rows is kept to be compared. */
    private float[] nans() {
        float[] values = c.clone();
        for (int i = 0; i < values.length; i++) if (i % geometry.ldc() < geometry.n()) values[i] = Float.NaN;
        return values;
    }

    private static float[] dense(float[] x, int rows, int columns, int stride) {
        float[] y = new float[rows * columns];
        for (int i = 0; i < rows && columns > 0; i++) System.arraycopy(x, i * stride, y, i * columns, columns);
        return y;
    }

    /** Some of the rows of the left operand, which must not lie transposed. */
    GemmProblem rows(int first, int end) {
        GemmGeometry g = geometry;
        GemmGeometry part = new GemmGeometry(end - first, g.n(), g.k(), false, g.transposeB(), g.lda(), g.ldb(),
                g.ldc());
        return new GemmProblem(
                part,
                Arrays.copyOfRange(a, first * g.lda(), first * g.lda() + part.sizeA()),
                b,
                Arrays.copyOfRange(c, first * g.ldc(), first * g.ldc() + part.sizeC()),
                bias);
    }
}
