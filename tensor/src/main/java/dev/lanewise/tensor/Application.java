package dev.lanewise.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An operator, the tensors it was applied to and what came out.
 *
 * @param needed whether each input's gradient is asked for
 */
public record Application(Op op, List<Tensor> inputs, List<Tensor> outputs, List<Boolean> needed) {
    public Tensor input(int i) {
        return inputs.get(i);
    }

    /** The only output. */
    public Tensor output() {
        return outputs.getFirst();
    }

    /** Whether the gradient of input {@code i} is asked for; the others need not be computed. */
    public boolean needs(int i) {
        return needed.get(i);
    }

    /**
     * One gradient an input, each computed only where it is needed. Rules beyond the last input, for inputs that may be
     * left out, are not looked at; inputs beyond the last rule have no gradient.
     */
    @SafeVarargs
    public final List<@Nullable Tensor> gradients(Supplier<@Nullable Tensor>... each) {
        List<@Nullable Tensor> result = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) result.add(i < each.length && needs(i) ? each[i].get() : null);
        return result;
    }
}
