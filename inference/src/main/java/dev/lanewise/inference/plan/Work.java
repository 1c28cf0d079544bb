package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import dev.lanewise.tensor.TensorType;
import java.util.List;

/** What nodes cost. */
public final class Work {
    /** A function of an element, at its dearest, in multiply-adds. */
    private static final long ELEMENT = 16;

    private Work() {}

    /** The products that a node sums up; 0 for operators that do no such thing. */
    public static long multiplyAdds(Node node) {
        return node.op().multiplyAdds(types(node.inputs()), types(node.outputs()));
    }

    /** Its time in multiply-adds, roughly and rather too much. */
    static long of(Node node) {
        long elements = 0;
        for (Value input : node.inputs()) if (!input.isConstant()) elements += input.type().shape().elements();
        for (Value output : node.outputs()) elements += output.type().shape().elements();
        return Math.max(multiplyAdds(node), ELEMENT * elements);
    }

    private static List<TensorType> types(List<Value> values) {
        return values.stream().map(Value::type).toList();
    }
}
