package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Graph;

/** A rewrite of graphs. */
public interface Pass {
    /** What it does, for {@code explain} and errors: {@code fold constants}. */
    String name();

    /** A graph with the same inputs and outputs of the same types that computes the same; the same object if nothing is done. */
    Graph apply(Graph graph);

    /** One that looks at each node in turn. */
    static Pass of(String name, Rewriter.Rule rule) {
        return new Pass() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Graph apply(Graph graph) {
                return Rewriter.rewrite(graph, rule);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}
