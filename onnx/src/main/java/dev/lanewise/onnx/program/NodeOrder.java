package dev.lanewise.onnx.program;

import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.format.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An order in which nodes can be run: that of the file where it is one, as ONNX demands and not every writer obeys. */
final class NodeOrder {
    private NodeOrder() {}

    /**
     * @param defined names that are there before the first node runs
     * @throws OnnxException where a value is read that nobody defines, defined twice, or needed for itself
     */
    static List<NodeProto> of(String place, List<NodeProto> nodes, Set<String> defined, FreeNames free) {
        Map<String, Integer> producers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                if (output.isEmpty()) continue;
                if (defined.contains(output) || producers.put(output, i) != null) {
                    throw new OnnxException(place + ": every value has one definition; got two of '" + output
                            + "', one by " + nodes.get(i).label());
                }
            }
        }
        int[] waits = new int[nodes.size()];
        List<List<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) readers.add(new ArrayList<>(2));
        for (int i = 0; i < nodes.size(); i++) {
            for (String name : free.of(nodes.get(i))) {
                if (defined.contains(name)) continue;
                Integer producer = producers.get(name);
                if (producer == null) throw undefined(place, nodes, defined, producers.keySet(), free);
                readers.get(producer).add(i);
                waits[i]++;
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] == 0) ready.add(i);
        }
        List<NodeProto> order = new ArrayList<>(nodes.size());
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order.add(nodes.get(next));
            for (int reader : readers.get(next)) {
                if (--waits[reader] == 0) ready.add(reader);
            }
        }
        if (order.size() < nodes.size()) throw cycle(place, nodes, waits);
        return order;
    }

    private static OnnxException undefined(
            String place, List<NodeProto> nodes, Set<String> defined, Set<String> produced, FreeNames free) {
        Set<String> missing = new TreeSet<>();
        for (NodeProto node : nodes) {
            for (String name : free.of(node)) {
                if (!defined.contains(name) && !produced.contains(name)) {
                    missing.add("'" + name + "', read by " + node.label());
                }
            }
        }
        return new OnnxException(place + ": every value that is read must be defined; got "
                + missing.stream().limit(10).collect(Collectors.joining(", ")) + " (" + missing.size() + " in all)");
    }

    private static OnnxException cycle(String place, List<NodeProto> nodes, int[] waits) {
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < waits.length; i++) {
            if (waits[i] > 0) waiting.add(nodes.get(i).label());
        }
        return new OnnxException(place + ": no node may need its own output; got a cycle among or before "
                + waiting.stream().limit(10).collect(Collectors.joining(", ")));
    }
}
