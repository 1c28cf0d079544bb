package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which values share memory, and from which step to which each block of memory is needed. A view lies where its input
 * lies; an operator that may write over an input does so where it is that input's last reader.
 */
final class Lifetimes {
    /** Before the first step: what the caller gives. */
    static final int BEGIN = -1;

    /** Values that lie in one place, one after the other or as views of each other. */
    static final class Block {
        final Value first;
        final int from;
        int to;
        private @Nullable Block mergedInto;

        Block(Value first, int from) {
            this.first = first;
            this.from = from;
            this.to = from;
        }

        private Block root() {
            Block root = this;
            for (Block next = mergedInto; next != null; next = next.mergedInto) root = next;
            return root;
        }
    }

    private final Map<Value, Block> blocks = new IdentityHashMap<>();

    Lifetimes(Graph graph) {
        graph.inputs().forEach(input -> blocks.put(input, new Block(input, BEGIN)));
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) define(nodes.get(i), i);
        for (int i = 0; i < nodes.size(); i++) for (Value input : nodes.get(i).inputs()) use(input, i);
        for (Value output : graph.outputs()) use(output, nodes.size());
        for (int i = 0; i < nodes.size(); i++) overwrite(nodes.get(i), i);
    }

    private void define(Node node, int step) {
        Block viewed = node.op().isView() ? blocks.get(node.input(0)) : null;
        for (Value output : node.outputs()) blocks.put(output, viewed == null ? new Block(output, step) : viewed);
    }

    private void use(Value value, int step) {
        Block block = blocks.get(value);
        if (block != null) block.to = Math.max(block.to, step);
    }

    private void overwrite(Node node, int step) {
        if (node.outputs().size() != 1 || node.op().isView()) return;
        Value output = node.output();
        for (int i = 0; i < node.inputs().size(); i++) {
            Value input = node.input(i);
            if (input.isConstant() || !input.type().equals(output.type()) || !node.op().mayOverwrite(i)) continue;
            Block old = block(input);
            if (old.to != step) continue;
            Block own = block(output);
            old.to = own.to;
            own.mergedInto = old;
            return;
        }
    }

    /** The block in which a value lies; constants lie in none. */
    Block block(Value value) {
        Block block = blocks.get(value);
        if (block == null) throw new IllegalStateException("plan: a value is read that no step computes: " + value);
        return block.root();
    }

    boolean has(Value value) {
        return blocks.containsKey(value);
    }
}
