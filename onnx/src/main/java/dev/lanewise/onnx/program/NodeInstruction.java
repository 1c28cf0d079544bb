package dev.lanewise.onnx.program;

import dev.lanewise.inference.Instruction;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.operators.OperatorException;
import dev.lanewise.onnx.operators.Translator;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a model as a step of a program. What its translator refuses comes back as an {@link OperatorException} that
 * names the node.
 *
 * @param operands how many of the slots in {@code reads} are the node's inputs; values of outer graphs follow
 */
record NodeInstruction(
        String label,
        String operator,
        int opset,
        Translator translator,
        NodeAttributes attributes,
        int operands,
        int[] reads,
        int[] writes)
        implements
            Instruction {
    @Override
    public List<@Nullable Tensor> apply(Evaluator ev, List<@Nullable Tensor> inputs) {
        try {
            List<@Nullable Tensor> outputs = HalfPrecision.apply(operator, ev, inputs,
                    read -> translator.translate(new NodeCall(this, ev, read)));
            if (outputs.size() < writes.length) {
                throw error("the operator has " + outputs.size() + " outputs", writes.length + " that the node names");
            }
            return outputs;
        } catch (OnnxException e) {
            throw e;
        } catch (IllegalArgumentException
                | UnsupportedOperationException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new OperatorException(label + ": " + reason(e), e);
        } catch (OutOfMemoryError e) {
            throw new OperatorException(label + ": the result does not fit the heap; give the JVM more with -Xmx", e);
        }
    }

    private static String reason(RuntimeException e) {
        return e instanceof IllegalArgumentException || e instanceof UnsupportedOperationException
                ? String.valueOf(e.getMessage())
                : "sizes must fit each other and 32 bits; got " + e;
    }

    OperatorException error(String rule, Object... got) {
        return OperatorException.of(label, rule, got);
    }
}
