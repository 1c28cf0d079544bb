package dev.lanewise.properties.specs;

import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Tensor;
import java.util.List;

/** What the laws need to know of an operator, and of its gradients where those are operators of their own. */
public interface OpSpec {
    /** Small inputs away from kinks, in all the ways that the operator can be used. */
    List<Sample> samples();

    /** Inputs with a size of 0 somewhere. */
    List<Sample> empties();

    /** Inputs that are refused. */
    List<Refused> refused();

    /** A use whose sums, rows or vectors are {@code n} numbers long, for laws about tails; n is at least 1. */
    default List<Sample> ofLength(int n) {
        return List.of();
    }

    /** @param message what the exception must say */
    record Refused(Op op, List<Tensor> inputs, String message) {
        static Refused of(String message, Op op, Tensor... inputs) {
            return new Refused(op, List.of(inputs), message);
        }
    }
}
