package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ops.Chain;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one {@link Chain} of elementwise operators of one shape, where what is between them is read nowhere else. Same
 * bits. For devices that compute a chain in one kernel and spare the memory's time.
 */
final class FuseElementwise implements Rewriter.Rule {
    private final Kernels kernels;

    FuseElementwise(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public void visit(Node node, Rewriter graph) {
        Chain own = chain(node);
        if (own == null) return;
        Writer writer = new Writer();
        boolean grows = false;
        Map<Value, Integer> taken = new IdentityHashMap<>();
        List<Integer> operands = new ArrayList<>();
        for (Value input : node.inputs()) {
            Integer known = taken.get(input);
            if (known == null) {
                Node before = before(node, input, graph);
                Chain chain = before == null ? null : chain(before);
                known = before == null || chain == null ? writer.input(input) : writer.add(chain, before.inputs());
                grows |= known >= 0;
                taken.put(input, known);
            }
            operands.add(known);
        }
        if (!grows) return;
        writer.add(own.steps(), operands);
        Chain whole = new Chain(writer.steps);
        if (!kernels.computes(whole, writer.inputs.stream().map(Value::type).toList(), List.of(node.output().type())))
            return;
        graph.replace(node.output(), graph.apply(whole, node.label(), writer.inputs).getFirst());
    }

    /** The node that makes an input, where nobody else reads that and it has the output's shape. */
    private static @Nullable Node before(Node node, Value input, Rewriter graph) {
        boolean fits = graph.isReadOnlyHere(input)
                && input.type().shape().equals(node.output().type().shape());
        return fits ? graph.producer(input) : null;
    }

    /** A node as a chain; null where it is none of elementwise operators of floats. */
    private static @Nullable Chain chain(Node node) {
        Op op = node.op();
        if (op instanceof Chain chain) return chain;
        if (!Chain.takes(op) || !node.inputs().stream().allMatch(FuseElementwise::isFloatOrMask)) return null;
        boolean floats = node.inputs().getLast().type().dtype().isComputable();
        return floats
                ? new Chain(List.of(new Chain.Step(op,
                        IntStream.range(0, node.inputs().size()).mapToObj(i -> ~i).toList())))
                : null;
    }

    private static boolean isFloatOrMask(Value value) {
        DType dtype = value.type().dtype();
        return dtype == DType.FLOAT32 || dtype == DType.BOOL;
    }

    /** Chains one after the other, each input once. */
    private static final class Writer {
        private final List<Chain.Step> steps = new ArrayList<>();
        private final List<Value> inputs = new ArrayList<>();

        /** How steps name an input. */
        int input(Value value) {
            int place = inputs.indexOf(value);
            if (place < 0) {
                place = inputs.size();
                inputs.add(value);
            }
            return ~place;
        }

        /** The number of its last step. */
        int add(Chain chain, List<Value> values) {
            return add(chain.steps(), values.stream().map(this::input).toList());
        }

        int add(List<Chain.Step> more, List<Integer> operands) {
            int first = steps.size();
            for (Chain.Step step : more) {
                steps.add(new Chain.Step(step.op(), step.operands().stream()
                        .map(operand -> operand < 0 ? operands.get(~operand) : Integer.valueOf(first + operand))
                        .toList()));
            }
            return steps.size() - 1;
        }
    }
}
