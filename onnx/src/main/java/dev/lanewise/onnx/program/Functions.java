package dev.lanewise.onnx.program;

import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.format.FunctionProto;
import dev.lanewise.onnx.format.GraphProto;
import dev.lanewise.onnx.format.NodeProto;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a model. Calls are replaced by bodies, so what that would amount to is counted first: thirty functions
 * that each call the one before twice are a short file and a billion nodes.
 */
final class Functions {
    private record Key(String domain, String name, String overload) {}

    private final String file;
    private final Limits limits;
    private final Map<Key, FunctionProto> functions = new HashMap<>();
    private final Map<Key, Long> expanded = new HashMap<>();
    private final Set<Key> open = new LinkedHashSet<>();

    Functions(String file, Limits limits, List<FunctionProto> all) {
        this.file = file;
        this.limits = limits;
        for (FunctionProto function : all) {
            Key key = new Key(function.domain(), function.name(), function.overload());
            if (functions.put(key, function) != null) {
                throw new OnnxException(file + ": every function has one definition; got two of " + name(key));
            }
        }
    }

    /** The function that a node calls, or null where it is an operator. */
    @Nullable FunctionProto find(NodeProto node) {
        return functions.get(new Key(node.domain(), node.operator(), node.overload()));
    }

    /**
     * @throws OnnxException where the graph has too many nodes once all functions are expanded, or functions call each
     *         other too deeply or in circles
     */
    void check(GraphProto graph) {
        long nodes = count(graph.nodes());
        if (nodes > limits.nodes()) {
            throw new OnnxException(file + ": a model has at most " + limits.nodes()
                    + " nodes, bodies of functions counted for every call; got "
                    + (nodes == Long.MAX_VALUE ? "2^63 or more" : nodes));
        }
    }

    private long count(List<NodeProto> nodes) {
        long sum = 0;
        for (NodeProto node : nodes) {
            FunctionProto function = find(node);
            sum = add(add(sum, 1), function == null ? 0 : expanded(function));
            for (GraphProto graph : node.graphs()) sum = add(sum, count(graph.nodes()));
        }
        return sum;
    }

    private long expanded(FunctionProto function) {
        Key key = new Key(function.domain(), function.name(), function.overload());
        Long known = expanded.get(key);
        if (known != null) return known;
        if (!open.add(key)) {
            throw new OnnxException(file + ": no function may call itself; got a circle through " + name(key));
        }
        if (open.size() > limits.functionDepth()) {
            throw new OnnxException(file + ": functions call each other at most " + limits.functionDepth()
                    + " deep; got more at " + name(key));
        }
        long sum = count(function.nodes());
        open.remove(key);
        expanded.put(key, sum);
        return sum;
    }

    private static long add(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static String name(Key key) {
        return key.domain + ":" + key.name + (key.overload.isEmpty() ? "" : ":" + key.overload);
    }
}
