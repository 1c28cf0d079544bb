package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.attention.Attention;
import dev.lanewise.kernels.attention.AttentionGeometry;
import dev.lanewise.kernels.attention.AttentionGradient;
import dev.lanewise.kernels.attention.AttentionMask;
import dev.lanewise.kernels.attention.RotaryEmbedding;
import dev.lanewise.tensor.AttentionKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Attention by {@link Attention} and {@link AttentionGradient}, positions by {@link RotaryEmbedding}. */
final class CpuAttention implements AttentionKernels {
    private final Calls calls;

    CpuAttention(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void attention(AttentionGeometry geometry, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask, Tensor y,
            Tensor logSumExp) {
        calls.add(Attention.scratchSize(geometry, calls.cpu().workers().width()),
                (scratch, at) -> Attention.bind(calls.cpu(), geometry, q.floats(), q.offset(), k.floats(), k.offset(),
                        v.floats(), v.offset(), mask(mask), y.floats(), y.offset(),
                        logSumExp.floats(), logSumExp.offset(), scratch, at));
    }

    @Override
    public void attentionGradient(AttentionGeometry geometry, Tensor q, Tensor k, Tensor v, @Nullable Tensor mask,
            Tensor y, Tensor logSumExp, Tensor dy, Tensor dLogSumExp, Tensor dq, Tensor dk, Tensor dv) {
        calls.add(AttentionGradient.scratchSize(geometry, calls.cpu().workers().width()),
                (scratch, at) -> AttentionGradient.bind(calls.cpu(), geometry,
                        new AttentionGradient.Arguments(q.floats(), q.offset(), k.floats(), k.offset(),
                                v.floats(), v.offset(), mask(mask), y.floats(), y.offset(),
                                logSumExp.floats(), logSumExp.offset(), dy.floats(), dy.offset(),
                                dLogSumExp.floats(), dLogSumExp.offset(), dq.floats(), dq.offset(),
                                dk.floats(), dk.offset(), dv.floats(), dv.offset()),
                        scratch, at));
    }

    @Override
    public void rotate(Tensor x, Tensor cos, Tensor sin, boolean interleaved, Tensor y) {
        Shape shape = x.shape();
        int angles = cos.shape().rank() == 2 ? 1 : cos.shape().size(0);
        calls.add(() -> RotaryEmbedding.bind(calls.cpu(), shape.size(0), shape.size(1), shape.size(2), shape.last(),
                cos.shape().last(), interleaved, x.floats(), x.offset(), cos.floats(), cos.offset(), sin.floats(),
                sin.offset(), angles, y.floats(), y.offset()));
    }

    private static @Nullable AttentionMask mask(@Nullable Tensor mask) {
        if (mask == null) return null;
        Shape shape = mask.shape();
        int keys = shape.last();
        return new AttentionMask(mask.floats(), mask.offset(),
                shape.size(0) == 1 ? 0 : shape.size(1) * shape.size(2) * keys,
                shape.size(1) == 1 ? 0 : shape.size(2) * keys,
                shape.size(2) == 1 ? 0 : keys);
    }
}
