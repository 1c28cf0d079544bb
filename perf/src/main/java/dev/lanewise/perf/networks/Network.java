package dev.lanewise.perf.networks;

import java.util.List;

/**
 * An ONNX model and what it is run on.
 *
 * @param model the file's bytes
 * @param output the only output
 * @param flops floating-point operations of all products, a multiply-add as two
 */
public record Network(String name, byte[] model, List<Input> inputs, Input output, double flops) {
    /**
     * A graph's input or output.
     *
     * @param limit 0 for floats in -1/2 to 1/2; else for int64 numbers from 0 to limit - 1
     */
    public record Input(String name, int[] shape, int limit) {
        public int size() {
            int size = 1;
            for (int extent : shape) size *= extent;
            return size;
        }

        public boolean isFloat() {
            return limit == 0;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
