package dev.lanewise.properties.laws;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Guarded;
import dev.lanewise.properties.generators.Offset;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.oracles.Exact;
import dev.lanewise.properties.oracles.TextbookConv2d;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A convolution with its numbers, to be computed in any way. */
record ConvProblem(Conv2dGeometry geometry, float[] x, float[] weights, float[] bias) {
    /** Every exact algorithm must find the exact sums: {@code 32 * 32 * K + 8 < 2^24} for all that is tried. */
    static ConvProblem integers(Conv2dGeometry g, Seed seed) {
        return new ConvProblem(
                g,
                Values.integers(seed.value(), g.inputSize(), 32),
                Values.integers(seed.next().value(), g.weightSize(), 32),
                Values.integers(seed.next().next().value(), g.outChannels(), 8));
    }

    static ConvProblem reals(Conv2dGeometry g, Seed seed) {
        return new ConvProblem(
                g,
                Values.reals(seed.value(), g.inputSize()),
                Values.reals(seed.next().value(), g.weightSize()),
                Values.reals(seed.next().next().value(), g.outChannels()));
    }

    /** Reals, one in {@code rarity} of them replaced by something odd. */
    static ConvProblem special(Conv2dGeometry g, Seed seed, int rarity) {
        return new ConvProblem(
                g,
                Values.special(seed.value(), g.inputSize(), rarity),
                Values.special(seed.next().value(), g.weightSize(), rarity),
                Values.special(seed.next().next().value(), g.outChannels(), rarity));
    }

    ConvProblem withoutBias() {
        return new ConvProblem(geometry, x, weights, new float[bias.length]);
    }

    /** The same on another input. */
    ConvProblem of(float[] other) {
        return new ConvProblem(geometry, other, weights, bias);
    }

    Exact exact() {
        return TextbookConv2d.forward(geometry, x, weights, bias);
    }

    float[] run(Conv2dAlgorithm algorithm, Cpu cpu) {
        return run(algorithm, cpu, new Offset(0), Activation.NONE, null);
    }

    /** With all arrays at offsets, guarded on both sides; fails where anything but the output and scratch changes. */
    float[] run(Conv2dAlgorithm algorithm, Cpu cpu, Offset at, Activation activation, float @Nullable [] residual) {
        int offset = at.value();
        String problem = text(algorithm, cpu);
        Guarded input = Guarded.input(x, offset);
        Guarded packing = Guarded.input(weights, offset / 2);
        Guarded biases = Guarded.input(bias, offset / 3);
        Guarded residuals = residual == null ? null : Guarded.input(residual, offset + 1);
        Guarded output = Guarded.output(geometry.outputSize(), Math.max(0, 17 - offset));
        PackedConv2d packed = algorithm.pack(geometry, packing.array(), packing.offset());
        Guarded scratch = Guarded.output(packed.scratchSize(geometry.batch(), cpu), offset);
        Epilogue epilogue = new Epilogue(
                biases.array(),
                biases.offset(),
                residuals == null ? null : residuals.array(),
                residuals == null ? 0 : residuals.offset(),
                activation);
        packed.run(
                cpu, geometry.batch(), input.array(), input.offset(), output.array(), output.offset(), epilogue,
                scratch.array(), scratch.offset());
        input.untouched(x, problem);
        packing.untouched(weights, problem);
        biases.untouched(bias, problem);
        scratch.untouchedAround(problem);
        if (residuals != null) residuals.untouched(residual, problem);
        return output.written(problem);
    }

    /** Without any epilogue. */
    float[] sums(Conv2dAlgorithm algorithm, Cpu cpu) {
        float[] y = new float[geometry.outputSize()];
        algorithm.pack(geometry, weights, 0).run(cpu, geometry.batch(), x, 0, y, 0, Epilogue.NONE);
        return y;
    }

    /** The images one by one, put together again. */
    float[] runImageByImage(Conv2dAlgorithm algorithm, Cpu cpu) {
        Conv2dGeometry one = geometry.withBatch(1);
        float[] all = new float[geometry.outputSize()];
        for (int n = 0; n < geometry.batch(); n++) {
            float[] image = Arrays.copyOfRange(x, n * one.inputSize(), (n + 1) * one.inputSize());
            float[] y = new ConvProblem(one, image, weights, bias).run(algorithm, cpu);
            System.arraycopy(y, 0, all, n * y.length, y.length);
        }
        return all;
    }

    String text(Conv2dAlgorithm algorithm, Cpu cpu) {
        return algorithm.name() + ", " + Engines.text(cpu) + ", " + geometry;
    }
}
