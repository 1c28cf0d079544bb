package dev.lanewise.tensor.reference;

import dev.lanewise.tensor.MatmulKernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Products of matrices: {@code m} rows, {@code n} columns, {@code k} products to a sum. */
final class ReferenceMatmul implements MatmulKernels {
    @Override
    public void matmul(Tensor a, boolean transposeA, Tensor b, boolean transposeB, Tensor y) {
        Doubles left = Doubles.of(a);
        Doubles right = Doubles.of(b);
        Doubles to = Doubles.of(y);
        int m = y.shape().size(-2);
        int n = y.shape().last();
        int k = a.shape().size(transposeA ? -2 : -1);
        for (int at = 0; at < to.size(); at++) {
            int i = at / n % m;
            int j = at % n;
            int[] matrix = Doubles.indices(batch(y), at / (m * n));
            int ofA = Doubles.broadcast(batch(a), matrix) * m * k;
            int ofB = Doubles.broadcast(batch(b), matrix) * k * n;
            double sum = 0;
            for (int l = 0; l < k; l++) {
                double u = left.get(ofA + (transposeA ? l * m + i : i * k + l));
                double v = right.get(ofB + (transposeB ? j * k + l : l * n + j));
                sum += u * v;
            }
            to.set(at, sum);
        }
    }

    private static Shape batch(Tensor matrices) {
        return Shape.of(Arrays.copyOf(matrices.shape().toArray(), matrices.shape().rank() - 2));
    }

    @Override
    public void linear(Tensor x, Tensor w, @Nullable Tensor bias, Tensor y) {
        Doubles from = Doubles.of(x);
        Doubles weights = Doubles.of(w);
        Doubles to = Doubles.of(y);
        int n = w.shape().size(0);
        int k = w.shape().last();
        for (int at = 0; at < to.size(); at++) {
            int i = at / n;
            int j = at % n;
            double sum = 0;
            for (int l = 0; l < k; l++) sum += from.get(i * k + l) * weights.get(j * k + l);
            to.set(at, bias == null ? sum : sum + Doubles.of(bias).get(j));
        }
    }
}
