package dev.lanewise.onnx.program;

import dev.lanewise.onnx.UnsupportedOperatorException;
import dev.lanewise.onnx.format.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operators of a model that this library does not know, collected so that one error names them all. */
final class UnsupportedOperators {
    private static final int NAMED = 3;

    private final String file;
    private final Map<String, List<String>> nodes = new TreeMap<>();

    UnsupportedOperators(String file) {
        this.file = file;
    }

    void add(NodeProto node, @Nullable Integer opset) {
        String domain = node.domain().isEmpty() ? "" : node.domain() + ":";
        String version = opset == null ? " (the model names no operator set of its domain)" : " (opset " + opset + ")";
        nodes.computeIfAbsent(domain + node.operator() + version, operator -> new ArrayList<>()).add(node.label());
    }

    /** @throws UnsupportedOperatorException where there are any */
    void refuse() {
        if (nodes.isEmpty()) return;
        List<String> parts = new ArrayList<>();
        nodes.forEach((operator, labels) -> {
            String more = labels.size() > NAMED ? " and " + (labels.size() - NAMED) + " more" : "";
            parts.add(operator + " in " + String.join(", ", labels.subList(0, Math.min(NAMED, labels.size()))) + more);
        });
        throw new UnsupportedOperatorException(
                file + ": operators must be known, or functions of the model; got " + String.join("; ", parts));
    }
}
