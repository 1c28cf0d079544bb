package dev.lanewise.properties.oracles;

import dev.lanewise.kernels.reduce.ReduceFunction;
import dev.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reductions by their definition: the numbers that become one are listed in order, then looked at. */
public final class TextbookReduce {
    private TextbookReduce() {}

    /** The elements of each output, row-major. */
    public static List<float[]> groups(Shape shape, Set<Integer> axes, float[] x) {
        int outputs = 1;
        for (int i = 0; i < shape.rank(); i++) if (!axes.contains(i)) outputs *= shape.size(i);
        List<List<Float>> groups = new ArrayList<>();
        for (int i = 0; i < outputs; i++) groups.add(new ArrayList<>());
        for (int i = 0; i < x.length; i++) {
            int rest = i;
            int output = 0;
            int stride = 1;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                int index = rest % shape.size(axis);
                rest /= shape.size(axis);
                if (axes.contains(axis)) continue;
                output += index * stride;
                stride *= shape.size(axis);
            }
            groups.get(output).add(x[i]);
        }
        return groups.stream().map(TextbookReduce::floats).toList();
    }

    public static Exact sums(ReduceFunction f, List<float[]> groups) {
        int terms = groups.isEmpty() ? 0 : groups.getFirst().length;
        Exact y = Exact.zeros(groups.size(), terms);
        for (int i = 0; i < groups.size(); i++) {
            if (terms == 0 && f == ReduceFunction.MEAN) y.add(i, Double.NaN);
            for (float value : groups.get(i)) y.add(i, f == ReduceFunction.MEAN ? value / (double) terms : value);
        }
        return y;
    }

    public static float[] extremes(ReduceFunction f, List<float[]> groups) {
        float[] y = new float[groups.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = groups.get(i)[0];
            for (float value : groups.get(i)) {
                y[i] = f == ReduceFunction.MAX ? Math.max(y[i], value) : Math.min(y[i], value);
            }
        }
        return y;
    }

    /**
     * The order of every sum, from its description: 16 chains, halved four times; blocks of 1024, the left half of them
     * being the largest power of two that leaves something for the right.
     */
    public static float tree(float[] terms, int from, int to) {
        int n = to - from;
        if (n > 1024) {
            int left = 1024;
            while (2 * left < n) left *= 2;
            return tree(terms, from, from + left) + tree(terms, from + left, to);
        }
        float[] partial = new float[16];
        for (int i = 0; i < n; i++) partial[i % 16] += terms[from + i];
        for (int half = 8; half >= 1; half /= 2) for (int j = 0; j < half; j++) partial[j] += partial[j + half];
        return partial[0];
    }

    private static float[] floats(List<Float> values) {
        float[] result = new float[values.size()];
        for (int i = 0; i < result.length; i++) result[i] = values.get(i);
        return result;
    }
}
