package dev.lanewise.perf.compare;

import dev.lanewise.perf.networks.Network;
import java.util.SplittableRandom;

/** One line of the comparison. */
public record Case(String family, String name, Operation operation) {
    /** Uniform numbers in -1/2 to 1/2, the same for everybody; what must be positive is. */
    float[][] inputs() {
        if (operation instanceof Operation.Model model) return inputs(model.network());
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

    /** Indices are whole numbers, which their contestants turn into int64. */
    private float[][] inputs(Network network) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        float[][] inputs = new float[network.inputs().size()][];
        for (int i = 0; i < inputs.length; i++) {
            Network.Input input = network.inputs().get(i);
            inputs[i] = new float[input.size()];
            for (int j = 0; j < inputs[i].length; j++) {
                inputs[i][j] = input.isFloat() ? random.nextFloat() - 0.5f : random.nextInt(input.limit());
            }
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
