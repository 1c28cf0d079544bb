package dev.lanewise.autodiff;

import static java.util.Objects.requireNonNull;

import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What an optimiser remembers: some arrays as large as each parameter, and how often each was changed. */
final class Moments {
    private static final String STEPS = "steps.";

    /** Elements a call of a loop: C2 makes its best code of methods that are called often. */
    private static final int BLOCK = 4096;

    /** Elements from which on the work is shared among threads. */
    private static final int PARALLEL = 16 * BLOCK;

    private final String[] kinds;
    private final List<Memory> memories = new ArrayList<>();

    /** The memory of one parameter. Its arrays are made at the first change. */
    static final class Memory {
        private final String name;
        private final Parameter parameter;
        private float[][] moments = {};
        private long steps;

        private Memory(String name, Parameter parameter) {
            this.name = name;
            this.parameter = parameter;
        }

        /** How often the parameter was changed, this time included. */
        long steps() {
            return steps;
        }

        float[] moment(int kind) {
            return moments[kind];
        }
    }

    /** How one parameter is changed, this time. */
    interface Rule {
        Loop of(Memory memory);
    }

    /**
     * Changes elements {@code w[first]} to {@code w[end - 1]} by their gradients, {@code g} of the same index: with an
     * offset of its own for each array, C2 would not vectorise.
     */
    interface Loop {
        void change(float[] w, float[] g, int first, int end);
    }

    /** @param kinds names of the arrays that are remembered of each parameter */
    Moments(Map<String, Parameter> parameters, String... kinds) {
        this.kinds = kinds;
        Set<Parameter> known = Collections.newSetFromMap(new IdentityHashMap<>());
        parameters.forEach((name, parameter) -> {
            if (known.add(parameter)) memories.add(new Memory(name, parameter));
        });
    }

    void step(Gradients gradients, Rule rule) {
        for (Memory memory : memories) {
            if (!gradients.contains(memory.parameter)) continue;
            Tensor value = memory.parameter.value();
            Tensor gradient = gradients.of(memory.parameter).to(Device.cpu());
            if (memory.steps++ == 0) memory.moments = new float[kinds.length][value.elements()];
            float[] w = value.toFloats();
            change(rule.of(memory), w, gradient.offset() == 0 ? gradient.floats() : gradient.toFloats());
            memory.parameter.set(Tensors.likeOf(value, w));
        }
    }

    private static void change(Loop loop, float[] w, float[] g) {
        Workers workers = w.length < PARALLEL ? Workers.INLINE : Workers.shared();
        workers.run(Math.ceilDiv(w.length, BLOCK), (first, end, worker) -> {
            for (int block = first; block < end; block++) {
                int from = block * BLOCK;
                loop.change(w, g, from, Math.min(w.length, from + BLOCK));
            }
        });
    }

    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (Memory memory : memories) {
            if (memory.steps == 0 || kinds.length == 0) continue;
            state.put(STEPS + memory.name, Tensor.of(Shape.SCALAR, memory.steps));
            for (int kind = 0; kind < kinds.length; kind++) {
                Shape shape = memory.parameter.value().shape();
                state.put(momentName(kind, memory), Tensor.of(shape, memory.moment(kind)));
            }
        }
        return state;
    }

    void load(Map<String, Tensor> state) {
        requireFit(state);
        for (Memory memory : memories) {
            Tensor steps = state.get(STEPS + memory.name);
            memory.steps = steps == null ? 0 : steps.toLongs()[0];
            memory.moments = new float[steps == null ? 0 : kinds.length][];
            for (int kind = 0; kind < memory.moments.length; kind++) {
                memory.moments[kind] = requireNonNull(state.get(momentName(kind, memory))).toFloats();
            }
        }
    }

    private void requireFit(Map<String, Tensor> state) {
        Set<String> wrong = new TreeSet<>(state.keySet());
        for (Memory memory : memories) {
            boolean changed = state.containsKey(STEPS + memory.name);
            check(state, STEPS + memory.name, Shape.SCALAR, changed, wrong);
            for (int kind = 0; kind < kinds.length; kind++) {
                check(state, momentName(kind, memory), memory.parameter.value().shape(), changed, wrong);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "optimizer: the state must belong to these parameters; missing, unexpected or of another shape: "
                            + String.join(", ", wrong));
        }
    }

    private static void check(
            Map<String, Tensor> state, String name, Shape shape, boolean expected, Set<String> wrong) {
        Tensor tensor = state.get(name);
        if (tensor != null && expected && tensor.shape().equals(shape)) wrong.remove(name);
        if (tensor == null && expected) wrong.add(name);
    }

    private String momentName(int kind, Memory memory) {
        return kinds[kind] + "." + memory.name;
    }
}
