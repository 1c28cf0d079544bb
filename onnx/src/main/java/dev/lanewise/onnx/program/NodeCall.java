package dev.lanewise.onnx.program;

import dev.lanewise.inference.Program;
import dev.lanewise.onnx.operators.Call;
import dev.lanewise.onnx.operators.OperatorException;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of a model while it is translated. */
record NodeCall(NodeInstruction node, Evaluator ev, List<@Nullable Tensor> read) implements Call {
    @Override
    public String operator() {
        return node.operator();
    }

    @Override
    public int opset() {
        return node.opset();
    }

    @Override
    public int inputs() {
        return node.operands();
    }

    @Override
    public int outputs() {
        return node.writes().length;
    }

    @Override
    public boolean wants(int i) {
        return i < outputs() && node.writes()[i] >= 0;
    }

    @Override
    public Tensor input(int i) {
        Tensor tensor = optional(i);
        if (tensor == null) throw error("input " + i + " must be given", inputs() + " inputs");
        return tensor;
    }

    @Override
    public @Nullable Tensor optional(int i) {
        return i < inputs() ? read.get(i) : null;
    }

    @Override
    public List<Tensor> all() {
        List<Tensor> there = new ArrayList<>();
        for (int i = 0; i < inputs(); i++) {
            Tensor tensor = read.get(i);
            if (tensor != null) there.add(tensor);
        }
        return there;
    }

    @Override
    public boolean has(String attribute) {
        return node.attributes().has(attribute);
    }

    @Override
    public long integer(String name, long otherwise) {
        Long value = attribute(name, Long.class, "an integer");
        return value == null ? otherwise : value;
    }

    @Override
    public float number(String name, float otherwise) {
        Float value = attribute(name, Float.class, "a number");
        return value == null ? otherwise : value;
    }

    @Override
    public String text(String name, String otherwise) {
        String value = attribute(name, String.class, "a text");
        return value == null ? otherwise : value;
    }

    @Override
    public long @Nullable [] integers(String name) {
        long[] values = attribute(name, long[].class, "a list of integers");
        return values == null ? null : values.clone();
    }

    @Override
    public float @Nullable [] numbers(String name) {
        float[] values = attribute(name, float[].class, "a list of numbers");
        return values == null ? null : values.clone();
    }

    @Override
    @SuppressWarnings("unchecked") // the only lists among attributes
    public @Nullable List<String> texts(String name) {
        return attribute(name, List.class, "a list of texts");
    }

    @Override
    public @Nullable Tensor tensor(String name) {
        return attribute(name, Tensor.class, "a tensor");
    }

    @Override
    public Program program(String name) {
        return body(name).program();
    }

    @Override
    public List<Tensor> captured(String name) {
        NodeAttributes.Body body = body(name);
        List<Tensor> captured = new ArrayList<>(body.count());
        for (int i = 0; i < body.count(); i++) {
            Tensor tensor = read.get(body.first() + i);
            if (tensor == null) throw error("values that " + name + " reads must be given", "one that is left out");
            captured.add(tensor);
        }
        return captured;
    }

    private NodeAttributes.Body body(String name) {
        NodeAttributes.Body body = attribute(name, NodeAttributes.Body.class, "a graph");
        if (body == null) throw error("attribute " + name + " must be given", "none");
        return body;
    }

    private <T> @Nullable T attribute(String name, Class<T> kind, String what) {
        return node.attributes().get(node, name, kind, what);
    }

    @Override
    public OperatorException error(String rule, Object... got) {
        return node.error(rule, got);
    }
}
