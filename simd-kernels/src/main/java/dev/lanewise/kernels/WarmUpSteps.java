package dev.lanewise.kernels;

import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.kernels.normalize.LayerNorm;
import dev.lanewise.kernels.reduce.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link WarmUp} runs: one short call for each hot kernel, with loops as long as real ones, because the compiler
 * learns from them how often a loop turns. A family adds its lines here.
 */
final class WarmUpSteps {
    private WarmUpSteps() {}

    /** A kernel's entry on arrays of its own. */
    record Step(String name, Runnable call) implements Runnable {
        @Override
        public void run() {
            call.run();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Step> all(Cpu cpu) {
        List<Step> steps = new ArrayList<>();
        for (int m = 1; m <= 6; m++) steps.add(packedProduct(cpu, GemmGeometry.of(m, 64, 128)));
        steps.add(packedProduct(cpu, GemmGeometry.of(12, 48, 128)));
        steps.add(product(cpu, GemmGeometry.of(1, 256, 64)));
        steps.add(product(cpu, GemmGeometry.of(1, 64, 256, false, true)));
        steps.add(product(cpu, GemmGeometry.of(12, 64, 256, false, true)));
        steps.add(product(cpu, GemmGeometry.of(12, 256, 64, true, false)));
        steps.add(convolution(cpu, 32, 32, 3, 1));
        steps.add(convolution(cpu, 8, 32, 3, 1));
        steps.add(convolution(cpu, 32, 32, 3, 32));
        steps.add(convolution(cpu, 32, 64, 1, 1));
        for (UnaryFunction function : new UnaryFunction[] {
            UnaryFunction.RELU, UnaryFunction.EXP, UnaryFunction.TANH, UnaryFunction.SIGMOID, UnaryFunction.GELU
        }) {
            steps.add(unary(cpu, function));
        }
        steps.add(softmax(cpu));
        steps.add(layerNorm(cpu));
        return steps;
    }

    private static Step packedProduct(Cpu cpu, GemmGeometry g) {
        float[] a = values(g.sizeA());
        PackedMatrix b = PackedMatrix.of(g, values(g.sizeB()), 0);
        float[] c = new float[g.sizeC()];
        float[] scratch = new float[Gemm.packedScratchSize(g, 1)];
        Epilogue epilogue = Epilogue.bias(values(g.n())).then(Activation.RELU);
        return new Step("packed " + g, () -> Gemm.multiply(cpu, g, a, 0, b, c, 0, false, epilogue, scratch, 0));
    }

    private static Step product(Cpu cpu, GemmGeometry g) {
        float[] a = values(g.sizeA());
        float[] b = values(g.sizeB());
        float[] c = new float[g.sizeC()];
        float[] scratch = new float[Gemm.scratchSize(g, 1)];
        return new Step(g.toString(), () -> Gemm.multiply(
                cpu, g, a, 0, b, 0, c, 0, false, Epilogue.NONE, scratch, 0));
    }

    /** Convolution of a 14x14 map; where {@code groups} is not 1 it is {@code in}, and the convolution depthwise. */
    private static Step convolution(Cpu cpu, int in, int out, int kernel, int groups) {
        Conv2dGeometry g = new Conv2dGeometry(
                1, 14, 14, in, out, kernel, kernel, Stride.ONE, Padding.of(kernel / 2), Dilation.ONE, groups);
        PackedConv2d packed = Conv2d.pack(g, values(g.weightSize()), 0);
        float[] x = values(g.inputSize());
        float[] y = new float[g.outputSize()];
        float[] scratch = new float[packed.scratchSize(1, cpu)];
        return new Step(packed.toString(), () -> packed.run(cpu, 1, x, 0, y, 0, Epilogue.NONE, scratch, 0));
    }

    private static Step unary(Cpu cpu, UnaryFunction function) {
        int n = 2048;
        float[] x = values(n);
        float[] y = new float[n];
        return new Step("unary " + function, () -> Elementwise.unary(cpu, function, 1, 1, n, x, 0, y, 0));
    }

    private static Step softmax(Cpu cpu) {
        float[] x = values(8 * 256);
        float[] y = new float[x.length];
        return new Step("softmax", () -> Softmax.softmax(cpu, 8, 256, x, 0, y, 0));
    }

    private static Step layerNorm(Cpu cpu) {
        float[] x = values(8 * 256);
        float[] y = new float[x.length];
        float[] ones = values(256);
        return new Step("layer norm", () -> LayerNorm.normalize(cpu, 8, 256, x, 0, ones, 0, ones, 0, 1e-5f, y, 0));
    }

    private static float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (i % 17 - 8) / 16f;
        return values;
    }
}
