package dev.lanewise.kernels;

import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.conv.PackedExpansion;
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
import dev.lanewise.kernels.attention.Attention;
import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.kernels.recurrent.Recurrent;
import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.kernels.recurrent.RecurrentGeometry;
import dev.lanewise.kernels.recurrent.RecurrentWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link WarmUp} runs: one short call for each hot kernel, with loops as long as real ones, because the compiler
 * learns from them how often a loop turns. A family adds its lines here.
 */
final class WarmUpSteps {
    private WarmUpSteps() {}

    /** A bound kernel on arrays of its own. */
    record Step(String name, Call call) implements Runnable {
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
        for (int m = 1; m <= 6; m++) steps.add(packedProduct(cpu, GemmGeometry.of(m, 96, 128), true));
        for (int m = 4; m <= 6; m++) steps.add(packedProduct(cpu, GemmGeometry.of(m, 144, 128), false));
        for (int n : new int[] {112, 24, 16}) steps.add(clippedProduct(cpu, GemmGeometry.of(48, n, 96)));
        steps.add(product(cpu, GemmGeometry.of(3, 256, 64)));
        for (int m = 24; m <= 25; m++) steps.add(product(cpu, GemmGeometry.of(m, 64, 256)));
        steps.add(product(cpu, GemmGeometry.of(1, 64, 256, false, true)));
        steps.add(product(cpu, GemmGeometry.of(12, 64, 256, false, true)));
        steps.add(product(cpu, GemmGeometry.of(12, 256, 64, true, false)));
        steps.add(convolution(cpu, 32, 32, 3, 1, 1));
        steps.add(convolution(cpu, 8, 32, 3, 1, 1));
        steps.add(convolution(cpu, 64, 64, 3, 2, 1));
        steps.add(convolution(cpu, 32, 32, 3, 1, 32));
        steps.add(convolution(cpu, 32, 32, 3, 1, 8));
        steps.add(convolution(cpu, 32, 32, 3, 1, 4));
        steps.add(convolution(cpu, 32, 32, 3, 1, 16));
        steps.add(convolution(cpu, 32, 32, 3, 1, 2));
        steps.add(convolution(cpu, 32, 32, 3, 2, 32));
        steps.add(convolution(cpu, 28, 32, 32, 3, 2, 32));
        steps.add(convolution(cpu, 32, 32, 5, 1, 32));
        steps.add(convolution(cpu, 32, 48, 1, 1, 1));
        steps.add(convolution(cpu, 32, 48, 1, 2, 1));
        steps.add(convolution(cpu, 28, 3, 32, 3, 1, 1));
        steps.add(convolution(cpu, 28, 3, 32, 3, 2, 1));
        steps.add(convolution(cpu, 28, 3, 64, 3, 1, 1));
        steps.add(expansion(cpu, 1));
        steps.add(expansion(cpu, 2));
        for (UnaryFunction function : new UnaryFunction[] {
            UnaryFunction.RELU, UnaryFunction.EXP, UnaryFunction.TANH, UnaryFunction.SIGMOID, UnaryFunction.SILU,
            UnaryFunction.GELU
        }) {
            steps.add(unary(cpu, function));
        }
        steps.add(softmax(cpu));
        steps.add(layerNorm(cpu));
        steps.add(attention(cpu, AttentionGeometry.of(1, 64, 64, 2, 32)));
        steps.add(attention(cpu, AttentionGeometry.of(1, 64, 64, 2, 32).seeing(true, 0)));
        steps.add(attention(cpu, AttentionGeometry.of(1, 40, 64, 2, 32)));
        steps.add(attention(cpu, AttentionGeometry.of(1, 1, 128, 2, 64)));
        steps.add(recurrent(cpu, RecurrentCell.LSTM));
        steps.add(recurrent(cpu, RecurrentCell.GRU));
        return steps;
    }

    private static Step packedProduct(Cpu cpu, GemmGeometry g, boolean accumulate) {
        return packedProduct(cpu, g, accumulate, Activation.RELU);
    }

    /** Its sums are ended within their tiles. */
    private static Step clippedProduct(Cpu cpu, GemmGeometry g) {
        return packedProduct(cpu, g, false, Activation.RELU6);
    }

    private static Step packedProduct(Cpu cpu, GemmGeometry g, boolean accumulate, Activation activation) {
        float[] a = values(g.sizeA());
        PackedMatrix b = PackedMatrix.of(g, values(g.sizeB()), 0);
        float[] c = new float[g.sizeC()];
        float[] scratch = new float[Gemm.packedScratchSize(g, 1)];
        Epilogue epilogue = Epilogue.bias(values(g.n())).then(activation);
        return new Step("packed " + g, Gemm.bind(cpu, g, a, 0, b, c, 0, accumulate, epilogue, scratch, 0));
    }

    private static Step product(Cpu cpu, GemmGeometry g) {
        float[] a = values(g.sizeA());
        float[] b = values(g.sizeB());
        float[] c = new float[g.sizeC()];
        float[] scratch = new float[Gemm.scratchSize(g, 1)];
        return new Step(g.toString(), Gemm.bind(
                cpu, g, a, 0, b, 0, c, 0, false, Epilogue.NONE, scratch, 0));
    }

    /** Convolution of a 14x14 map; depthwise where {@code groups} is {@code in}. */
    private static Step convolution(Cpu cpu, int in, int out, int kernel, int stride, int groups) {
        return convolution(cpu, 14, in, out, kernel, stride, groups);
    }

    private static Step convolution(Cpu cpu, int size, int in, int out, int kernel, int stride, int groups) {
        Conv2dGeometry g = new Conv2dGeometry(
                1, size, size, in, out, kernel, kernel, Stride.of(stride), Padding.of(kernel / 2), Dilation.ONE,
                groups);
        PackedConv2d packed = Conv2d.pack(g, values(g.weightSize()), 0);
        float[] x = values(g.inputSize());
        float[] y = new float[g.outputSize()];
        float[] scratch = new float[packed.scratchSize(1, cpu)];
        return new Step(packed.toString(), packed.bind(cpu, 1, x, 0, y, 0, Epilogue.NONE, scratch, 0));
    }

    /** Expansion of a 14x14 map and a depthwise convolution. */
    private static Step expansion(Cpu cpu, int stride) {
        Conv2dGeometry e = Conv2dGeometry.of(1, 14, 14, 32, 48, 1, Padding.NONE);
        Conv2dGeometry d = new Conv2dGeometry(
                1, 14, 14, 48, 48, 3, 3, Stride.of(stride), Padding.of(1), Dilation.ONE, 48);
        PackedExpansion packed = PackedExpansion.pack(e, d, values(e.weightSize()), 0, values(d.weightSize()), 0);
        Epilogue none = Epilogue.NONE;
        return new Step(packed.toString(), packed.bind(cpu, 1, values(e.inputSize()), 0, new float[d.outputSize()], 0,
                none, none, new float[packed.scratchSize(cpu)], 0));
    }

    private static Step unary(Cpu cpu, UnaryFunction function) {
        int n = 2048;
        float[] x = values(n);
        // exp has a loop of its own for numbers like these
        Arrays.fill(x, n / 2, n, 88);
        float[] y = new float[n];
        return new Step("unary " + function, Elementwise.bindUnary(cpu, function, 1, 1, n, x, 0, y, 0));
    }

    private static Step softmax(Cpu cpu) {
        int n = 1021; // whole groups of vectors, vectors and a part of one
        float[] x = values(6 * n);
        float[] y = new float[x.length];
        return new Step("softmax", Softmax.bindSoftmax(cpu, 6, n, x, 0, y, 0));
    }

    private static Step layerNorm(Cpu cpu) {
        float[] x = values(8 * 256);
        float[] y = new float[x.length];
        float[] ones = values(256);
        return new Step("layer norm", LayerNorm.bindNormalize(cpu, 8, 256, x, 0, ones, 0, ones, 0, 1e-5f, y, 0));
    }

    private static Step attention(Cpu cpu, AttentionGeometry g) {
        float[] x = values(g.keySize());
        float[] y = new float[g.outputSize()];
        float[] scratch = new float[Attention.scratchSize(g, 1)];
        return new Step("attention " + g.queries() + (g.causal() ? " causal" : ""),
                Attention.bind(cpu, g, x, 0, x, 0, x, 0, null, y, 0, null, 0, scratch, 0));
    }

    private static Step recurrent(Cpu cpu, RecurrentCell cell) {
        RecurrentGeometry g = RecurrentGeometry.of(cell, 1, 4, 32, 64);
        int rows = cell.gates() * g.units();
        RecurrentWeights weights = RecurrentWeights.pack(cell, g.inputs(), g.units(),
                values(rows * g.inputs()), 0, values(rows * g.units()), 0, null, 0, null, 0);
        float[] state = values(g.sizeState());
        float[] scratch = new float[Recurrent.scratchSize(g, 1)];
        return new Step("recurrent " + cell, Recurrent.bind(cpu, g, weights, values(g.sizeX()), 0, state, 0, state, 0,
                new float[g.sizeY()], 0, new float[g.sizeY()], 0, new float[g.sizeKept()], 0, scratch, 0));
    }

    private static float[] values(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (i % 17 - 8) / 16f;
        return values;
    }
}
