package dev.lanewise.inference.passes;

import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.function.Supplier;

/**
 * Constants that passes make of others: the same ones for all plans of a model, as long as memory is plenty. Once
 * packed they are rarely read again, so that they may go where it is not, and are made anew for a plan that comes later.
 */
final class MadeConstants {
    private SoftReference<Tensor[]> made = new SoftReference<>(null);

    private MadeConstants() {}

    /** What was made of these constants before, or is now; {@code how} is what it depends on beside them. */
    static Tensor[] get(PackedConstants shared, Object how, List<Tensor> constants, Supplier<Tensor[]> make) {
        return shared.get(MadeConstants.class, how, constants, MadeConstants::new).get(make);
    }

    private synchronized Tensor[] get(Supplier<Tensor[]> make) {
        Tensor[] tensors = made.get();
        if (tensors != null) return tensors;
        tensors = make.get();
        made = new SoftReference<>(tensors);
        return tensors;
    }
}
