package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import java.util.List;

/** A phase by the direct algorithm, for any kernel, which packs its weights in each run, into an array that is made once. */
record ChangingPanels(Conv2dGeometry geometry, TurnedWeights weights) implements PhaseConvolution {
    private static final DirectConv2d ALGORITHM = new DirectConv2d();

    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return ALGORITHM.scratchSize(geometry, batch, cpu.workers().width());
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] x, int xOffset, float[] y, int yOffset, Epilogue epilogue,
            float[] scratch, int scratchOffset) {
        float[] panels = new float[PixelTiles.packedSize(geometry)];
        Call pack = Call.of(Conv2d.workers(cpu, batch * geometry.multiplyAdds()), PixelTiles.panelCount(geometry),
                (first, end, worker) -> PixelTiles.pack(geometry, weights, first, end, panels));
        PackedConv2d packed = ALGORITHM.packed(geometry, panels);
        return Call.sequence(List.of(pack,
                packed.bind(cpu, batch, x, xOffset, y, yOffset, epilogue, scratch, scratchOffset)));
    }
}
