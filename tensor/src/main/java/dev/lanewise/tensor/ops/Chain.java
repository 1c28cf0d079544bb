package dev.lanewise.tensor.ops;

import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Elementwise operators of floats, each of which takes inputs and what others before it made; the last makes the output.
 * All of them make tensors of the output's shape. The same bits as one after the other; a device may compute them
 * together, so that what is between them is never stored.
 */
public record Chain(List<Step> steps) implements Op {
    /**
     * One of the operators: {@link Unary}, {@link Binary}, {@link Compare} or {@link Where}.
     *
     * @param operands what it takes: {@code i} for the result of step {@code i}, {@code ~i} for input {@code i}
     */
    public record Step(Op op, List<Integer> operands) {
        public Step {
            operands = List.copyOf(operands);
        }
    }

    public Chain {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) throw new IllegalArgumentException("chain: there must be a step; got none");
    }

    /** Whether an operator may be a step. */
    public static boolean takes(Op op) {
        return op instanceof Unary || op instanceof Binary || op instanceof Compare || op instanceof Where;
    }

    @Override
    public String name() {
        return "chain";
    }

    /** {@code sigmoid, multiply}. */
    public String stepNames() {
        return steps.stream().map(step -> step.op().name()).collect(Collectors.joining(", "));
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        List<TensorInfo> results = new ArrayList<>();
        for (Step step : steps) {
            if (!takes(step.op())) throw new ShapeException(name(), "steps must be elementwise", step.op());
            List<TensorInfo> operands = new ArrayList<>();
            for (int operand : step.operands()) {
                List<TensorInfo> among = operand < 0 ? inputs : results;
                int place = operand < 0 ? ~operand : operand;
                if (place >= among.size()) {
                    throw new ShapeException(name(), "there must be an input for each that steps take",
                            inputs.size() + " inputs");
                }
                operands.add(among.get(place));
            }
            results.add(new TensorInfo(step.op().types(operands).getFirst(), null));
        }
        TensorType y = results.getLast().type();
        for (TensorInfo result : results) Rule.same(this, "the results of all steps", result.shape(), y.shape());
        requireFloats(inputs, results);
        return List.of(y);
    }

    private void requireFloats(List<TensorInfo> inputs, List<TensorInfo> results) {
        for (Step step : steps) {
            for (int i = step.op() instanceof Where ? 1 : 0; i < step.operands().size(); i++) {
                int operand = step.operands().get(i);
                TensorInfo info = operand < 0 ? inputs.get(~operand) : results.get(operand);
                if (!info.dtype().isComputable()) {
                    throw new ShapeException(name(), "steps must compute with floats", step.op().name(), info.type());
                }
            }
        }
    }

    @Override
    public void forward(Kernels k, List<Tensor> inputs, List<Tensor> outputs) {
        Tensor y = outputs.getFirst();
        if (k.elementwise().chain(this, inputs, y)) return;
        List<Tensor> results = new ArrayList<>();
        for (Step step : steps) {
            List<Tensor> operands = step.operands().stream()
                    .map(operand -> operand < 0 ? inputs.get(~operand) : results.get(operand))
                    .toList();
            boolean last = results.size() == steps.size() - 1;
            Tensor result = last ? y : y.device().allocateForOutput(type(step, operands));
            step.op().forward(k, operands, List.of(result));
            results.add(result);
        }
    }

    private static TensorType type(Step step, List<Tensor> operands) {
        return step.op().types(operands.stream().map(operand -> new TensorInfo(operand.type(), null)).toList())
                .getFirst();
    }

    @Override
    public boolean mayOverwrite(int i) {
        return steps.getLast().op().mayOverwrite(0);
    }

    @Override
    public boolean differentiable() {
        return false;
    }
}
