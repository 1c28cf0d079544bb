package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;

/** The only phase of a 1x1 convolution: a product with its weights, which lie as the product reads them. */
record ChangingPointwise(Conv2dGeometry geometry, float[] w, int wOffset) implements PhaseConvolution {
    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return Gemm.scratchSize(product(batch), cpu.workers().width());
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        return Gemm.bind(cpu, product(batch), x, xOffset, w, wOffset, y, yOffset, false, epilogue,
                scratch, scratchOffset);
    }

    private GemmGeometry product(int batch) {
        return GemmGeometry.of(
                batch * geometry.height() * geometry.width(), geometry.outChannels(), geometry.inChannels());
    }
}
