package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.recurrent.Recurrent;
import dev.lanewise.kernels.recurrent.RecurrentCell;
import dev.lanewise.kernels.recurrent.RecurrentGeometry;
import dev.lanewise.kernels.recurrent.RecurrentGradient;
import dev.lanewise.kernels.recurrent.RecurrentWeights;
import dev.lanewise.tensor.RecurrentKernels;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recurrent networks by {@link Recurrent}; weights that are no constants are packed for each run. */
final class CpuRecurrent implements RecurrentKernels {
    private static final float[] NONE = {};

    private final Calls calls;

    CpuRecurrent(Calls calls) {
        this.calls = calls;
    }

    @Override
    public void run(RecurrentCell cell, boolean reverse, Tensor x, Tensor inputWeight, Tensor hiddenWeight,
            @Nullable Tensor inputBias, @Nullable Tensor hiddenBias, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept) {
        RecurrentGeometry geometry = geometry(cell, reverse, y, x.shape().last());
        Supplier<RecurrentWeights> pack = () -> RecurrentWeights.pack(cell, geometry.inputs(), geometry.units(),
                inputWeight.floats(), inputWeight.offset(), hiddenWeight.floats(), hiddenWeight.offset(),
                inputBias == null ? null : inputBias.floats(), offset(inputBias),
                hiddenBias == null ? null : hiddenBias.floats(), offset(hiddenBias));
        List<Tensor> parameters = Stream.of(inputWeight, hiddenWeight, inputBias, hiddenBias)
                .filter(Objects::nonNull)
                .toList();
        RecurrentWeights packed = parameters.stream().allMatch(calls::isConstant)
                ? calls.pack(RecurrentWeights.class, cell, parameters, pack, RecurrentWeights::size)
                : null;
        calls.add(Recurrent.scratchSize(geometry, calls.cpu().workers().width()), (scratch, at) -> {
            Function<RecurrentWeights, Call> bind = weights -> Recurrent.bind(calls.cpu(), geometry, weights,
                    x.floats(), x.offset(), h0.floats(), h0.offset(), floats(c0), offset(c0), y.floats(), y.offset(),
                    floats(cells), offset(cells), floats(kept), offset(kept), scratch, at);
            return packed == null ? () -> bind.apply(pack.get()).run() : bind.apply(packed);
        });
    }

    @Override
    public void gradient(RecurrentCell cell, boolean reverse, Tensor hiddenWeight, Tensor h0, @Nullable Tensor c0,
            Tensor y, @Nullable Tensor cells, @Nullable Tensor kept,
            Tensor dy, @Nullable Tensor dcells, @Nullable Tensor dkept,
            Tensor dsums, @Nullable Tensor dhidden, Tensor dh0, @Nullable Tensor dc0) {
        RecurrentGeometry geometry = geometry(cell, reverse, y, 0);
        calls.add(RecurrentGradient.scratchSize(geometry, calls.cpu().workers().width()),
                (scratch,
                        at) -> () -> RecurrentGradient.run(calls.cpu(), geometry, hiddenWeight.floats(),
                                hiddenWeight.offset(), h0.floats(), h0.offset(),
                                floats(c0), offset(c0), y.floats(), y.offset(), floats(cells), offset(cells),
                                floats(kept), offset(kept), dy.floats(), dy.offset(),
                                dcells == null ? null : dcells.floats(), offset(dcells),
                                dkept == null ? null : dkept.floats(), offset(dkept),
                                dsums.floats(), dsums.offset(), floats(dhidden), offset(dhidden),
                                dh0.floats(), dh0.offset(), floats(dc0), offset(dc0),
                                scratch, at));
    }

    private static RecurrentGeometry geometry(RecurrentCell cell, boolean reverse, Tensor y, int inputs) {
        return new RecurrentGeometry(
                cell, y.shape().size(0), y.shape().size(1), inputs, y.shape().last(), reverse);
    }

    private static float[] floats(@Nullable Tensor tensor) {
        return tensor == null ? NONE : tensor.floats();
    }

    private static int offset(@Nullable Tensor tensor) {
        return tensor == null ? 0 : tensor.offset();
    }
}
