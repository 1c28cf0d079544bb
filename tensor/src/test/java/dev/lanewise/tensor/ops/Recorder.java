package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Application;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/** The least that differentiates: everything is recorded, gradients too, so that they have gradients themselves. */
final class Recorder implements Evaluator {
    private final List<Application> calls = new ArrayList<>();

    @Override
    public List<Tensor> apply(Op op, Tensor... inputs) {
        List<Tensor> outputs = Evaluator.eager().apply(op, inputs);
        List<Boolean> needed = new ArrayList<>();
        for (Tensor input : inputs) needed.add(input.dtype().isComputable());
        calls.add(new Application(op, List.of(inputs), outputs, needed));
        return outputs;
    }

    @Override
    public boolean training() {
        return true;
    }

    @Override
    public RandomGenerator random() {
        throw new UnsupportedOperationException();
    }

    /** The gradient of {@code output} (weighted by {@code seed}) at each of {@code at}; null where there is none. */
    List<Tensor> gradients(Tensor output, Tensor seed, List<Tensor> at) {
        IdentityHashMap<Tensor, Tensor> gradients = new IdentityHashMap<>();
        gradients.put(output, seed);
        List<Application> backwards = new ArrayList<>(calls);
        Collections.reverse(backwards);
        for (Application call : backwards) {
            List<Tensor> dy = new ArrayList<>();
            for (Tensor y : call.outputs()) dy.add(gradients.get(y));
            if (dy.stream().allMatch(g -> g == null)) continue;
            List<Tensor> dx = call.op().vjp(this, call, dy);
            for (int i = 0; i < dx.size(); i++) {
                if (dx.get(i) != null) gradients.merge(call.input(i), dx.get(i), this::add);
            }
        }
        List<Tensor> result = new ArrayList<>();
        for (Tensor x : at) result.add(gradients.get(x));
        return result;
    }
}
