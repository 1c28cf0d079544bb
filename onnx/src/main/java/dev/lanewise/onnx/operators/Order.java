package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Elements;

/** How a tensor's numbers compare, by their places: zeros are equal whatever their sign, a NaN is above all. */
interface Order {
    int compare(int i, int j);

    boolean isNan(int i);

    static Order of(Tensor x) {
        return x.dtype().isWhole() ? new Whole(x) : new Real(x);
    }

    /** Of integers and masks. */
    record Whole(Tensor x) implements Order {
        @Override
        public int compare(int i, int j) {
            return Long.compare(Elements.toLong(x, i), Elements.toLong(x, j));
        }

        @Override
        public boolean isNan(int i) {
            return false;
        }
    }

    /** Of floats. */
    record Real(Tensor x) implements Order {
        @Override
        public int compare(int i, int j) {
            double a = Elements.toDouble(x, i);
            double b = Elements.toDouble(x, j);
            return a < b ? -1 : a > b ? 1 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }

        @Override
        public boolean isNan(int i) {
            return Double.isNaN(Elements.toDouble(x, i));
        }
    }
}
