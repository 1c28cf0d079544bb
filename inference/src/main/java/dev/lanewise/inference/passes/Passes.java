package dev.lanewise.inference.passes;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.tensor.PackedConstants;
import java.util.List;

/** The passes that a model's graph goes through. */
public final class Passes {
    /** Rewrites enable each other; real models settle in less than half as many rounds. */
    private static final int ROUNDS = 16;

    private static final List<Pass> SIMPLIFY = List.of(
            Pass.of("fold constants", new ConstantFolding()),
            Pass.of("remove identities", new IdentityRemoval()),
            new CommonSubexpressions(),
            Pass.of("write arithmetic with numbers as functions", new ScalarArithmetic()),
            Pass.of("merge movements", new MergeMovement()),
            Pass.of("recognise activations", new RecogniseActivations()),
            Pass.of("recognise normalisation", new RecogniseNormalization()),
            Pass.of("take parameters of normalisation in", new NormalizationParameters()),
            Pass.of("recognise softmax", new RecogniseSoftmax()),
            Pass.of("recognise attention", new RecogniseAttention()),
            Pass.of("sink permutations", new SinkPermutations()),
            Pass.of("sink reshapes", new SinkReshapes()),
            Pass.of("permute weights of flattened images", new FlattenedWeights()),
            Pass.of("read operands of products in place", new MatmulOperands()),
            Pass.of("fold padding", new FoldPadding()),
            Pass.of("fold scales", new FoldScales()));

    private static final List<Pass> STANDARD = List.of(
            new DeadCode(),
            repeated("simplify", SIMPLIFY),
            repeated("fuse epilogues", List.of(Pass.of("fuse", new FuseEpilogues()))),
            new DeadCode());

    private Passes() {}

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
