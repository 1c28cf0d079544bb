package dev.lanewise.kernels.micro;

import static dev.lanewise.kernels.micro.Panels.WIDTH;
import static dev.lanewise.kernels.simd.Species.FLOAT;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.simd.Species;
import jdk.incubator.vector.FloatVector;

/**
 * Ends the chains of a tile of {@link PairVectorTiles}, which has just stored them. What networks ask for most, a bias
 * and a bias with ReLU, have loops of their own with as few operations as there can be: after chains of a few dozen
 * steps the end weighs a tenth of a tile. A bias of -0 changes no number.
 */
final class PairEpilogue {
    private static final int L = Species.LENGTH;

    private PairEpilogue() {}

    static void apply(int rows, Epilogue epilogue, int column, int residual0, float[] c, int c0, int ldc) {
        Activation activation = epilogue.activation();
        boolean relu = activation.function() == UnaryFunction.RELU;
        if (epilogue.residual() != null || (Epilogues.clampsBelow(activation) && !relu)) {
            int bias0 = epilogue.biasOffset() + column;
            VectorEpilogue.two(rows, c, c0, ldc, epilogue.bias(), bias0, epilogue.residual(), residual0, activation);
            VectorEpilogue.two(rows, c, c0 + WIDTH, ldc, epilogue.bias(), bias0 + WIDTH,
                    epilogue.residual(), residual0 + WIDTH, activation);
            return;
        }
        float[] bias = Epilogues.bias(epilogue);
        int bias0 = epilogue.bias() == null ? 0 : epilogue.biasOffset() + column;
        if (relu) {
            biasAndRelu(rows, bias, bias0, c, c0, ldc);
        } else if (epilogue.bias() != null) {
            bias(rows, bias, bias0, c, c0, ldc);
        }
    }

    private static void bias(int rows, float[] bias, int bias0, float[] c, int c0, int ldc) {
        FloatVector b0 = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector b1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
        FloatVector b2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
        FloatVector b3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
        for (int i = 0; i < rows; i++) {
            int at = c0 + i * ldc;
            FloatVector.fromArray(FLOAT, c, at).add(b0).intoArray(c, at);
            FloatVector.fromArray(FLOAT, c, at + L).add(b1).intoArray(c, at + L);
            FloatVector.fromArray(FLOAT, c, at + 2 * L).add(b2).intoArray(c, at + 2 * L);
            FloatVector.fromArray(FLOAT, c, at + 3 * L).add(b3).intoArray(c, at + 3 * L);
        }
    }

    private static void biasAndRelu(int rows, float[] bias, int bias0, float[] c, int c0, int ldc) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector b0 = FloatVector.fromArray(FLOAT, bias, bias0);
        FloatVector b1 = FloatVector.fromArray(FLOAT, bias, bias0 + L);
        FloatVector b2 = FloatVector.fromArray(FLOAT, bias, bias0 + 2 * L);
        FloatVector b3 = FloatVector.fromArray(FLOAT, bias, bias0 + 3 * L);
        for (int i = 0; i < rows; i++) {
            int at = c0 + i * ldc;
            FloatVector y0 = FloatVector.fromArray(FLOAT, c, at).add(b0);
            FloatVector y1 = FloatVector.fromArray(FLOAT, c, at + L).add(b1);
            FloatVector y2 = FloatVector.fromArray(FLOAT, c, at + 2 * L).add(b2);
            FloatVector y3 = FloatVector.fromArray(FLOAT, c, at + 3 * L).add(b3);
            y0.blend(zero, y0.compare(LE, zero)).intoArray(c, at);
            y1.blend(zero, y1.compare(LE, zero)).intoArray(c, at + L);
            y2.blend(zero, y2.compare(LE, zero)).intoArray(c, at + 2 * L);
            y3.blend(zero, y3.compare(LE, zero)).intoArray(c, at + 3 * L);
        }
    }
}
