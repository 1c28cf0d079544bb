package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dGradients;
import dev.lanewise.kernels.conv.PackedConv2d;
import dev.lanewise.kernels.conv.PackedInputGradient;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.kernels.gemm.PackedMatrix;
import dev.lanewise.perf.compare.Lanewise.Call;
import dev.lanewise.perf.compare.Operation.Convolution;
import dev.lanewise.perf.compare.Operation.InputGradient;
import dev.lanewise.perf.compare.Operation.MatMul;
import dev.lanewise.perf.compare.Operation.WeightGradient;

/** Matrix products, convolutions and their gradients. */
final class LanewiseProducts {
    private LanewiseProducts() {}

    static Call call(MatMul product, float[][] inputs, Cpu on) {
        GemmGeometry geometry = GemmGeometry.of(product.m(), product.n(), product.k());
        int width = on.workers().width();
        float[] a = inputs[0];
        float[] b = inputs[1];
        if (product.constant()) {
            PackedMatrix packed = PackedMatrix.of(geometry, b, 0);
            float[] scratch = new float[Gemm.packedScratchSize(geometry, width)];
            return (cpu, y) -> Gemm.multiply(cpu, geometry, a, 0, packed, y, 0, false, Epilogue.NONE, scratch, 0);
        }
        float[] scratch = new float[Gemm.scratchSize(geometry, width)];
        return (cpu, y) -> Gemm.multiply(cpu, geometry, a, 0, b, 0, y, 0, false, Epilogue.NONE, scratch, 0);
    }

    static Call call(Convolution convolution, float[][] inputs, Cpu on) {
        PackedConv2d packed = Conv2d.pack(convolution.geometry(), inputs[1], 0);
        int batch = convolution.geometry().batch();
        float[] scratch = new float[packed.scratchSize(batch, on)];
        Epilogue epilogue = Epilogue.bias(inputs[2]);
        return (cpu, y) -> packed.run(cpu, batch, inputs[0], 0, y, 0, epilogue, scratch, 0);
    }

    static Call call(InputGradient gradient, float[][] inputs, Cpu on) {
        if (gradient.constant()) {
            PackedInputGradient packed = PackedInputGradient.pack(gradient.geometry(), inputs[1], 0);
            int batch = gradient.geometry().batch();
            float[] scratch = new float[packed.scratchSize(batch, on)];
            return (cpu, y) -> packed.bind(cpu, batch, inputs[0], 0, y, 0, scratch, 0).run();
        }
        float[] scratch = new float[Conv2dGradients.inputGradientScratch(on, gradient.geometry())];
        return (cpu, y) -> Conv2dGradients
                .bindInputGradient(cpu, gradient.geometry(), inputs[0], 0, inputs[1], 0, y, 0, scratch, 0).run();
    }

    static Call call(WeightGradient gradient, float[][] inputs, Cpu on) {
        float[] scratch = new float[Conv2dGradients.weightGradientScratch(on, gradient.geometry())];
        return (cpu, y) -> Conv2dGradients
                .bindWeightGradient(cpu, gradient.geometry(), inputs[0], 0, inputs[1], 0, y, 0, scratch, 0).run();
    }
}
