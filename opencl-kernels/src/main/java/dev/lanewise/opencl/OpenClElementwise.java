package dev.lanewise.opencl;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.ElementwiseKernels;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Chain;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Functions of one element, and of two or three with broadcasting: unary.cl and binary.cl; chains of them. */
final class OpenClElementwise implements ElementwiseKernels {
    /** Kernels whose own name is taken by a function of the language or of the file. */
    private static final Set<String> TAKEN = Set.of("abs", "sign", "sqrt", "exp", "log", "sin", "cos", "erf", "tanh",
            "sigmoid", "softplus", "elu", "floor", "ceil", "round", "max", "min", "pow");

    private final Engine engine;
    private final OpenClChain chains;

    OpenClElementwise(Engine engine) {
        this.engine = engine;
        chains = new OpenClChain(engine);
    }

    @Override
    public void unary(UnaryFunction f, float alpha, float beta, Tensor x, Tensor y) {
        int n = x.elements();
        engine.run(Source.UNARY, name(f), Range.of(engine.items(Source.UNARY, n)), n, alpha, beta, x, y);
    }

    @Override
    public void unaryGradient(UnaryFunction f, float alpha, float beta, Tensor x, Tensor dy, Tensor dx) {
        int n = x.elements();
        engine.run(Source.UNARY, name(f) + "_gradient", Range.of(engine.items(Source.UNARY, n)), n, alpha, beta, x, dy,
                dx);
    }

    @Override
    public void binary(BinaryFunction f, Tensor a, Tensor b, Tensor y) {
        two(name(f), a, b, y);
    }

    @Override
    public void compare(Comparison c, Tensor a, Tensor b, Tensor y) {
        two(name(c), a, b, y);
    }

    private void two(String function, Tensor a, Tensor b, Tensor y) {
        int[] shape = y.shape().toArray();
        Walk walk = Walk.of(function, shape, Walk.broadcast(a.shape().toArray(), shape),
                Walk.broadcast(b.shape().toArray(), shape)).inRows();
        if (walk.isEmpty()) return;
        String kernel = walk.hasRows() ? "_rows_" + walk.lastStep(0) + walk.lastStep(1) : "_items";
        engine.run(Source.BINARY, function + kernel, walk.range(), walk.n(), walk.rows(), y.elements(), walk.sizes(),
                walk.steps(0), walk.steps(1), a, b, y);
    }

    @Override
    public void select(Tensor condition, Tensor a, Tensor b, Tensor y) {
        int[] shape = y.shape().toArray();
        Walk walk = Walk.of("where", shape, Walk.broadcast(condition.shape().toArray(), shape),
                Walk.broadcast(a.shape().toArray(), shape), Walk.broadcast(b.shape().toArray(), shape));
        if (walk.isEmpty()) return;
        engine.run(Source.BINARY, walk.hasRows() ? "select_rows" : "select_items", walk.range(), walk.n(), walk.rows(),
                walk.sizes(),
                walk.steps(0), walk.steps(1), walk.steps(2), condition, a, b, y);
    }

    @Override
    public boolean chain(Chain chain, List<Tensor> inputs, Tensor y) {
        if (!OpenClChain.accepts(chain, inputs.size())) return false;
        chains.run(chain, inputs, y);
        return true;
    }

    /** What the kernels call a function. */
    static String name(Enum<?> function) {
        String name = function.name().toLowerCase(Locale.ROOT);
        return TAKEN.contains(name) ? name + "_" : name;
    }
}
