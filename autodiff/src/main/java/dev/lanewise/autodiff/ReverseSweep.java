package dev.lanewise.autodiff;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a recording from its end to its beginning. Gradients of a tensor that was used several times are added
 * in the order in which the pass meets them, which is always the same.
 */
final class ReverseSweep {
    private final Evaluator ev;
    private final Set<Tensor> kept;
    private final IdentityHashMap<Tensor, Tensor> gradients = new IdentityHashMap<>();

    /** @param kept results whose gradients are asked for at the end; those of other results go when they are used */
    ReverseSweep(Evaluator ev, Set<Tensor> kept) {
        this.ev = ev;
        this.kept = kept;
    }

    void seed(Tensor y, Tensor dy) {
        gradients.put(y, dy);
    }

    @Nullable Tensor gradient(Tensor tensor) {
        return gradients.get(tensor);
    }

    /** Passes the gradients of an operator's outputs on to its inputs. */
    void through(Application call) {
        List<@Nullable Tensor> dy = new ArrayList<>();
        boolean reached = false;
        for (Tensor output : call.outputs()) {
            Tensor gradient = kept.contains(output) ? gradients.get(output) : gradients.remove(output);
            dy.add(gradient);
            reached |= gradient != null;
        }
        if (!reached) return;

        List<@Nullable Tensor> dx = call.op().vjp(ev, call, dy);
        if (dx.size() != call.inputs().size()) {
            throw new IllegalStateException(call.op().name() + ": the gradient rule must give one entry an input; got "
                    + dx.size() + " for " + call.inputs().size());
        }
        for (int i = 0; i < dx.size(); i++) {
            Tensor gradient = dx.get(i);
            if (gradient != null && call.needs(i)) add(call, i, gradient);
        }
    }

    private void add(Application call, int i, Tensor gradient) {
        Tensor input = call.input(i);
        if (!gradient.type().equals(input.type())) {
            throw new IllegalStateException(call.op().name() + ": the gradient rule must give input " + i
                    + " its own type; got " + gradient.type() + " for " + input.type());
        }
        gradients.merge(input, gradient, ev::add);
    }
}
