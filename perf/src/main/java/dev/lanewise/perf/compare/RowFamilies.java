package dev.lanewise.perf.compare;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.perf.compare.Operation.Attention;
import dev.lanewise.perf.compare.Operation.Norm;
import dev.lanewise.perf.compare.Operation.Normalization;
import dev.lanewise.perf.compare.Operation.Pool;
import dev.lanewise.perf.compare.Operation.Recurrent;
import dev.lanewise.perf.compare.Operation.Softmax;
import dev.lanewise.perf.compare.Operation.Unary;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cases of pooling, activations, softmax, normalisation, attention and recurrence. */
final class RowFamilies {
    private RowFamilies() {}

    static void add(Map<String, List<Case>> all) {
        pool(all, "max2x2s2-224x224x64", 224, 64, 2, 2, 0, true);
        pool(all, "max2x2s2-56x56x256", 56, 256, 2, 2, 0, true);
        pool(all, "max2x2s2-14x14x512", 14, 512, 2, 2, 0, true);
        pool(all, "max3x3s2-112x112x64", 112, 64, 3, 2, 1, true);
        pool(all, "average2x2s2-56x56x128", 56, 128, 2, 2, 0, false);
        pool(all, "average3x3s1-28x28x256", 28, 256, 3, 1, 1, false);
        pool(all, "global-7x7x2048", 7, 2048, 7, 1, 0, false);
        pool(all, "global-7x7x1280", 7, 1280, 7, 1, 0, false);
        for (UnaryFunction f : List.of(UnaryFunction.RELU, UnaryFunction.EXP, UnaryFunction.TANH, UnaryFunction.SIGMOID,
                UnaryFunction.ERF, UnaryFunction.GELU, UnaryFunction.SILU, UnaryFunction.LOG)) {
            for (int n : new int[] {4096, 200_704, 1_605_632}) {
                Families.add(all, "activation", f.name().toLowerCase(Locale.ROOT) + "-" + n, new Unary(f, n));
            }
        }
        for (int[] s : new int[][] {{1536, 128}, {6144, 512}, {128, 1000}, {1, 1000}, {16, 30_522}, {128, 64}}) {
            Families.add(all, "softmax", s[0] + "x" + s[1], new Softmax(s[0], s[1]));
        }
        for (Norm norm : new Norm[] {Norm.LAYER, Norm.RMS}) {
            for (int[] s : new int[][] {{128, 384}, {128, 768}, {512, 768}, {1, 4096}}) {
                normalization(all, norm, 1, s[0], s[1], 1);
            }
        }
        normalization(all, Norm.BATCH, 1, 56 * 56, 64, 1);
        normalization(all, Norm.BATCH, 1, 28 * 28, 512, 1);
        normalization(all, Norm.BATCH, 1, 112 * 112, 64, 1);
        normalization(all, Norm.GROUP, 1, 64 * 64, 128, 32);
        normalization(all, Norm.GROUP, 1, 32 * 32, 256, 32);
        normalization(all, Norm.GROUP, 1, 64 * 64, 64, 64);
        attention(all);
        for (boolean lstm : new boolean[] {true, false}) {
            for (int hidden : new int[] {128, 256, 512}) {
                for (int batch : new int[] {1, 16}) {
                    Families.add(all, "recurrent", (lstm ? "lstm-" : "gru-") + hidden + "-batch" + batch,
                            new Recurrent(lstm, 64, batch, hidden, hidden));
                }
            }
        }
    }

    private static void attention(Map<String, List<Case>> all) {
        for (int n : new int[] {128, 512, 2048}) {
            Families.add(all, "attention", "prefill-" + n, new Attention(12, 12, n, n, 64, false));
            Families.add(all, "attention", "prefill-" + n + "-causal", new Attention(12, 12, n, n, 64, true));
        }
        for (int n : new int[] {128, 512, 2048}) {
            Families.add(all, "attention", "decode-" + n, new Attention(12, 12, 1, n, 64, false));
        }
        Families.add(all, "attention", "decode-2048-grouped", new Attention(32, 8, 1, 2048, 64, false));
    }

    private static void pool(Map<String, List<Case>> all, String name, int size, int channels, int kernel, int stride,
            int padding, boolean max) {
        Families.add(all, "pool", name, new Pool(new Pool2dGeometry(1, size, size, channels, kernel, kernel,
                Stride.of(stride), Padding.of(padding), Dilation.ONE, false), max));
    }

    private static void normalization(Map<String, List<Case>> all, Norm norm, int images, int rows, int n, int groups) {
        Families.add(all, "normalization", norm.name().toLowerCase(Locale.ROOT) + "-" + rows + "x" + n,
                new Normalization(norm, images, rows, n, groups));
    }
}
