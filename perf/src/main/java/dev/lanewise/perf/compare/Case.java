package dev.lanewise.perf.compare;

import java.util.SplittableRandom;

/** One line of the comparison. */
public record Case(String family, String name, Operation operation) {
    /** Uniform numbers in -1/2 to 1/2, the same for everybody; what must be positive is. */
    float[][] inputs() {
        int[] sizes = operation.inputSizes();
        float[][] inputs = new float[sizes.length][];
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < sizes.length; i++) {
            double shift = positive(i) ? 0.1 : -0.5;
            double scale = scale(i);
            inputs[i] = new float[sizes[i]];
            for (int j = 0; j < sizes[i]; j++) inputs[i][j] = (float) ((random.nextDouble() + shift) * scale);
        }
        return inputs;
    }

    private boolean positive(int input) {
        return switch (operation) {
            case Operation.Unary unary -> unary.function() == dev.lanewise.kernels.elementwise.UnaryFunction.LOG;
            case Operation.Normalization n -> n.norm() == Operation.Norm.BATCH && input == 4;
            default -> false;
        };
    }

    private double scale(int input) {
        return switch (operation) {
            case Operation.Unary unary -> 8;
            case Operation.Softmax softmax -> 8;
            case Operation.Attention attention -> 4;
            case Operation.Recurrent recurrent -> input == 0 ? 2 : 2 / Math.sqrt(recurrent.hidden());
            default -> 1;
        };
    }
}
