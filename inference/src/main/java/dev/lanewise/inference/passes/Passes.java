package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.PackedConstants;
import java.util.List;

/** The passes that a model's graph goes through. */
public final class Passes {
    /** Rewrites enable each other; real models settle in less than half as many rounds. */
    private static final int ROUNDS = 16;

    private static final List<Pass> STANDARD = List.of(
            new DeadCode(),
            repeated("simplify", List.of(Pass.of("simplify", Passes::rules))),
            repeated("fuse epilogues", List.of(Pass.of("fuse epilogues", FuseEpilogues::new))),
            new DeadCode());

    private static final Pass JOIN_EXPANSIONS = Pass.of("join expansions", JoinExpansions::new);

    private Passes() {}

    /** What is done in one walk: at each node the first rule that does something. */
    private static Rewriter.Rule rules() {
        return Rewriter.Rule.first(List.of(
                new ConstantFolding(),
                new IdentityRemoval(),
                new CommonSubexpressions(),
                new ScalarArithmetic(),
                new MergeMovement(),
                new RecogniseActivations(),
                new RecogniseNormalization(),
                new NormalizationParameters(),
                new RecogniseSoftmax(),
                new RecogniseAttention(),
                new SinkPermutations(),
                new SinkReshapes(),
                new FlattenedWeights(),
                new MatmulOperands(),
                new FoldPadding(),
                new FoldScales(),
                new UnreadIndices()));
    }

    /** All of them, in the order in which they are applied. */
    public static List<Pass> standard() {
        return STANDARD;
    }

    /** The graph after {@link #standard}; {@code shared} keeps the constants that are made of others. */
    public static Graph apply(Graph graph, PackedConstants shared) {
        Graph result = graph;
        for (Pass pass : STANDARD) result = pass.apply(result, shared);
        return result;
    }

    /** The same, and what pays on the CPU alone. */
    public static Graph forHost(Graph graph, PackedConstants shared) {
        return JOIN_EXPANSIONS.apply(apply(graph, shared), shared);
    }

    /** The same for a device whose tensors lie elsewhere. */
    public static Graph apply(Graph graph, PackedConstants shared, Kernels kernels) {
        return fuseElementwise(kernels).apply(apply(graph, shared), shared);
    }

    static Pass fuseElementwise(Kernels kernels) {
        return Pass.of("fuse elementwise", () -> new FuseElementwise(kernels));
    }

    /** Passes one after the other, again and again until none of them does anything. */
    static Pass repeated(String name, List<Pass> passes) {
        return new Pass() {
            @Override
            public String name() {
                return name;
            }

            @Override
            @SuppressWarnings("ReferenceEquality") // a pass that does nothing gives the graph itself
            public Graph apply(Graph graph, PackedConstants shared) {
                Graph result = graph;
                for (int round = 0; round < ROUNDS; round++) {
                    Graph before = result;
                    for (Pass pass : passes) result = pass.apply(result, shared);
                    if (result == before) break;
                }
                return result;
            }
        };
    }
}
