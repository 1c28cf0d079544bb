package dev.lanewise.properties.specs;

import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Same;
import java.util.function.Supplier;

/** How far the CPU may be from the reference device. */
public sealed interface Accuracy {
    /** The reference rounded to float. */
    Accuracy EXACT = new Rounded();

    /**
     * Fails where the CPU is further off.
     *
     * @param magnitude the reference's outputs for the inputs' absolute values
     */
    void check(double[] reference, double[] magnitude, float[] cpu, Supplier<?> problem);

    /** See {@link #EXACT}. */
    record Rounded() implements Accuracy {
        @Override
        public void check(double[] reference, double[] magnitude, float[] cpu, Supplier<?> problem) {
            float[] rounded = new float[reference.length];
            for (int i = 0; i < rounded.length; i++) rounded[i] = (float) reference[i];
            Same.bits(rounded, cpu, problem);
        }
    }

    /** The bound for sums of products, whatever their order. */
    record Sums(int terms) implements Accuracy {
        @Override
        public void check(double[] reference, double[] magnitude, float[] cpu, Supplier<?> problem) {
            Bounds.sums(reference, magnitude, terms, cpu, problem);
        }
    }

    /** {@code |cpu - reference| <= relative * |reference| + absolute}. */
    record Within(double relative, double absolute) implements Accuracy {
        @Override
        public void check(double[] reference, double[] magnitude, float[] cpu, Supplier<?> problem) {
            Bounds.elements(reference, cpu, relative, absolute, problem);
        }
    }
}
