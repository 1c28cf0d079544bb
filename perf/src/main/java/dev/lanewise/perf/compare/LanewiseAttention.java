package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.attention.Attention;
import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.perf.compare.Lanewise.Call;

/** Attention. */
final class LanewiseAttention {
    private LanewiseAttention() {}

    static Call call(Operation.Attention of, float[][] in, Cpu on) {
        AttentionGeometry plain = AttentionGeometry.of(1, of.queries(), of.keys(), of.heads(), of.size())
                .withKvHeads(of.keyHeads());
        AttentionGeometry geometry = of.causal() ? plain.seeing(true, 0) : plain;
        float[] scratch = new float[Attention.scratchSize(geometry, on.workers().width())];
        return (cpu, y) -> Attention.forward(
                cpu, geometry, in[0], 0, in[1], 0, in[2], 0, null, y, 0, null, 0, scratch, 0);
    }
}
