package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.PackedConstants;
import java.util.function.Supplier;

/** A rewrite of graphs. */
public interface Pass {
    /** What it does, for {@code explain} and errors: {@code fold constants}. */
    String name();

    /**
     * A graph with the same inputs, and outputs of the same types, that computes the same; the same object where nothing
     * is done.
     *
     * @param shared keeps the constants that are made of others, so that all graphs of a model have the same ones
     */
    Graph apply(Graph graph, PackedConstants shared);

    /** The same for a graph that shares its constants with no other. */
    default Graph apply(Graph graph) {
        return apply(graph, new PackedConstants());
    }

    /** One that looks at each node in turn, with a new rule for each walk. */
    static Pass of(String name, Supplier<Rewriter.Rule> rule) {
        return new Pass() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Graph apply(Graph graph, PackedConstants shared) {
                return Rewriter.rewrite(graph, shared, rule.get());
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}
