package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one version of an ONNX operator is written with operators of this library. */
@FunctionalInterface
public interface Translator {
    /** As many tensors as the node has outputs; null for those that {@link Call#wants} does not want. */
    List<@Nullable Tensor> translate(Call call);

    /** A translator of one output. */
    static Translator one(Single single) {
        return call -> List.of(single.translate(call));
    }

    /** A translator of one output. */
    @FunctionalInterface
    interface Single {
        Tensor translate(Call call);
    }
}
