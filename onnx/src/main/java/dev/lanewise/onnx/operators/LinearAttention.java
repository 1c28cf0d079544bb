package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.util.List;

/**
 * Attention as a recurrence over a matrix per head, {@code S += k v^T}, {@code y = scale * S^T q}, step after step, in
 * double; results are rounded once (Katharopoulos et al., arXiv 2006.16236; the delta rule: Yang et al., arXiv
 * 2412.06464).
 *
 * <p>Inputs {@code q [batch, time, heads, keySize]}, {@code k [batch, time, kvHeads, keySize]}, {@code v [batch, time,
 * kvHeads, valueSize]}, {@code state [batch, kvHeads, keySize, valueSize]}, and where the rule uses them {@code decay
 * [batch, time, kvHeads, keySize]}, {@code beta [batch, time, kvHeads, 1]}. Outputs {@code y [batch, time, heads,
 * valueSize]} and the last state.
 */
record LinearAttention(Rule rule, float scale) implements HostOp {
    /** How a step changes the state. */
    enum Rule {
        /** {@code S += k v^T}. */
        LINEAR(false, false),
        /** {@code S = exp(decay) S + k v^T}. */
        GATED(true, false),
        /** {@code S += beta k (v - S^T k)^T}. */
        DELTA(false, true),
        /** {@link #GATED}, then {@link #DELTA}. */
        GATED_DELTA(true, true);

        final boolean decays;
        final boolean corrects;

        Rule(boolean decays, boolean corrects) {
            this.decays = decays;
            this.corrects = corrects;
        }
    }

    @Override
    public String name() {
        return "linearAttention";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        Shape q = inputs.get(0).shape();
        Shape k = inputs.get(1).shape();
        Shape v = inputs.get(2).shape();
        boolean fits = q.rank() == 4 && k.rank() == 4 && v.with(-1, 1).equals(k.with(-1, 1))
                && q.last() == k.last() && q.size(0) == k.size(0) && q.size(1) == k.size(1);
        if (!fits) throw new ShapeException(name(), "q, k and v must have one batch, time and head size", q, k, v);
        return List.of(inputs.getFirst().type().withShape(q.with(-1, v.last())), inputs.get(3).type());
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        bind(Workers.INLINE, inputs, outputs).run();
    }

    /** A task is one head of keys and values, through all of time. */
    @Override
    public Call bind(Workers workers, List<Tensor> inputs, List<Tensor> outputs) {
        return () -> {
            Walk walk = walk(inputs, outputs);
            workers.run(Math.multiplyExact(inputs.getFirst().shape().size(0), walk.kvHeads),
                    (first, end, worker) -> walk.heads(first, end));
            Numbers.store(walk.y, outputs.getFirst());
            Numbers.store(walk.state, outputs.getLast());
        };
    }

    private Walk walk(List<Tensor> inputs, List<Tensor> outputs) {
        Shape q = inputs.get(0).shape();
        Shape k = inputs.get(1).shape();
        return new Walk(
                rule, scale, q.size(1), q.size(2), k.size(2), q.last(), inputs.get(2).shape().last(),
                Numbers.doubles(inputs.get(0)), Numbers.doubles(inputs.get(1)), Numbers.doubles(inputs.get(2)),
                Numbers.doubles(inputs.get(4)), Numbers.doubles(inputs.get(5)), Numbers.doubles(inputs.get(3)),
                new double[outputs.getFirst().elements()]);
    }

    /** The arrays and what is where in them. */
    private record Walk(
            Rule rule, double scale, int time, int heads, int kvHeads, int keySize, int valueSize, double[] q,
            double[] k, double[] v, double[] decay, double[] beta, double[] state, double[] y) {
        void heads(int first, int end) {
            for (int task = first; task < end; task++) {
                for (int t = 0; t < time; t++) step(task / kvHeads, t, task % kvHeads);
            }
        }

        private void step(int n, int t, int h) {
            int head = (n * time + t) * kvHeads + h;
            int at = (n * kvHeads + h) * keySize * valueSize;
            if (rule.decays) decay(head, at);
            double[] value = value(head, at);
            for (int i = 0; i < keySize; i++) {
                double key = k[head * keySize + i];
                for (int j = 0; j < valueSize; j++) state[at + i * valueSize + j] += key * value[j];
            }
            int shared = heads / kvHeads;
            for (int g = 0; g < shared; g++) read((n * time + t) * heads + h * shared + g, at);
        }

        private void decay(int head, int at) {
            for (int i = 0; i < keySize; i++) {
                double factor = StrictMath.exp(decay[head * keySize + i]);
                for (int j = 0; j < valueSize; j++) state[at + i * valueSize + j] *= factor;
            }
        }

        /** What is written: the value, or how far the state is from it. */
        private double[] value(int head, int at) {
            double[] value = new double[valueSize];
            System.arraycopy(v, head * valueSize, value, 0, valueSize);
            if (!rule.corrects) return value;
            for (int i = 0; i < keySize; i++) {
                double key = k[head * keySize + i];
                for (int j = 0; j < valueSize; j++) value[j] -= key * state[at + i * valueSize + j];
            }
            for (int j = 0; j < valueSize; j++) value[j] *= beta[head];
            return value;
        }

        private void read(int row, int at) {
            for (int i = 0; i < keySize; i++) {
                double query = scale * q[row * keySize + i];
                for (int j = 0; j < valueSize; j++) {
                    y[row * valueSize + j] += query * state[at + i * valueSize + j];
                }
            }
        }
    }
}
