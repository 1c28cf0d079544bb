package dev.lanewise.perf.compare;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.perf.networks.Network;
import dev.lanewise.perf.networks.Networks;

/**
 * What is computed, and on which arrays, in this library's layout (images channels last, weights
 * {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]}). Peers bring arrays into their own best layout
 * before they are measured.
 */
public sealed interface Operation {
    /** Floats of each input, in the order that the record's description gives. */
    int[] inputSizes();

    /** Floats of the result. */
    int outputSize();

    /** Floating-point operations of the definition, a multiply-add as two; 0 where bytes are what matters. */
    default double flops() {
        return 0;
    }

    /** Bytes that must be read and written at least. */
    default double bytes() {
        double floats = outputSize();
        for (int size : inputSizes()) floats += size;
        return Float.BYTES * floats;
    }

    /** Terms of an output's longest sum: rounding errors grow with its square root. */
    default int terms() {
        return 1;
    }

    /**
     * {@code c [m, n] = a [m, k] * b [k, n]}.
     *
     * @param constant whether {@code b} may be packed beforehand, as the weights of a network
     */
    record MatMul(int m, int n, int k, boolean constant) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {m * k, k * n};
        }

        @Override
        public int outputSize() {
            return m * n;
        }

        @Override
        public double flops() {
            return 2.0 * m * n * k;
        }

        @Override
        public int terms() {
            return k;
        }
    }

    /** {@code y = conv2d(x, w) + bias}; weights and bias are constant. Inputs: x, w, bias. */
    record Convolution(Conv2dGeometry geometry) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {geometry.inputSize(), geometry.weightSize(), geometry.outChannels()};
        }

        @Override
        public int outputSize() {
            return geometry.outputSize();
        }

        @Override
        public double flops() {
            return 2.0 * geometry.multiplyAdds();
        }

        @Override
        public int terms() {
            return geometry.kernelHeight() * geometry.kernelWidth() * geometry.inChannelsPerGroup();
        }
    }

    /**
     * The gradient of {@code conv2d(x, w)} for its input, which is also what a transposed convolution computes. Inputs:
     * dy, w.
     *
     * @param constant whether the weights stay, as those of a transposed convolution in a network that is run do
     */
    record InputGradient(Conv2dGeometry geometry, boolean constant) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {geometry.outputSize(), geometry.weightSize()};
        }

        @Override
        public int outputSize() {
            return geometry.inputSize();
        }

        @Override
        public double flops() {
            return 2.0 * geometry.multiplyAdds();
        }

        @Override
        public int terms() {
            return geometry.kernelHeight() * geometry.kernelWidth() * geometry.outChannelsPerGroup();
        }
    }

    /** The gradient of {@code conv2d(x, w)} for its weights. Inputs: x, dy. */
    record WeightGradient(Conv2dGeometry geometry) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {geometry.inputSize(), geometry.outputSize()};
        }

        @Override
        public int outputSize() {
            return geometry.weightSize();
        }

        @Override
        public double flops() {
            return 2.0 * geometry.multiplyAdds();
        }

        @Override
        public int terms() {
            return geometry.batch() * geometry.outHeight() * geometry.outWidth();
        }
    }

    /** The largest, or the mean without padding, of each window. Input: x. */
    record Pool(Pool2dGeometry geometry, boolean max) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {geometry.inputSize()};
        }

        @Override
        public int outputSize() {
            return geometry.outputSize();
        }

        @Override
        public int terms() {
            return geometry.kernelHeight() * geometry.kernelWidth();
        }
    }

    /** {@code y[i] = f(x[i])}. Input: x. */
    record Unary(UnaryFunction function, int n) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {n};
        }

        @Override
        public int outputSize() {
            return n;
        }
    }

    /** Softmax of each row of {@code x [rows, n]}. Input: x. */
    record Softmax(int rows, int n) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {rows * n};
        }

        @Override
        public int outputSize() {
            return rows * n;
        }

        @Override
        public int terms() {
            return n;
        }
    }

    /** Which numbers share a mean and a variance. */
    enum Norm {
        /** Each row's own. Inputs: x, gamma, beta. */
        LAYER,
        /** Each row's mean square alone. Inputs: x, gamma. */
        RMS,
        /** Each channel's, known beforehand. Inputs: x, gamma, beta, mean, variance. */
        BATCH,
        /** Those of a group of an image's channels. Inputs: x, gamma, beta. */
        GROUP
    }

    /**
     * Normalisation of {@code x [images, rows, n]}, channels last, with constant gamma and beta.
     *
     * @param groups of channels, for {@link Norm#GROUP}
     */
    record Normalization(Norm norm, int images, int rows, int n, int groups) implements Operation {
        public static final float EPSILON = 1e-5f;

        @Override
        public int[] inputSizes() {
            int x = images * rows * n;
            return switch (norm) {
                case LAYER, GROUP -> new int[] {x, n, n};
                case RMS -> new int[] {x, n};
                case BATCH -> new int[] {x, n, n, n, n};
            };
        }

        @Override
        public int outputSize() {
            return images * rows * n;
        }

        @Override
        public int terms() {
            return norm == Norm.BATCH ? 1 : norm == Norm.GROUP ? rows * n / groups : n;
        }
    }

    /**
     * {@code softmax(q k' / sqrt(size)) v}. Inputs: q {@code [queries, heads, size]}, k and v
     * {@code [keys, keyHeads, size]}.
     *
     * @param causal query i sees keys 0 to {@code keys - queries + i}
     */
    record Attention(int heads, int keyHeads, int queries, int keys, int size, boolean causal) implements Operation {
        @Override
        public int[] inputSizes() {
            return new int[] {heads * queries * size, keyHeads * keys * size, keyHeads * keys * size};
        }

        @Override
        public int outputSize() {
            return heads * queries * size;
        }

        /** Counted with the masked half left out. */
        @Override
        public double flops() {
            double pairs = causal ? (double) queries * keys - queries * (queries - 1.0) / 2 : (double) queries * keys;
            return 4.0 * heads * pairs * size;
        }

        @Override
        public int terms() {
            return keys;
        }
    }

    /**
     * One layer and direction over {@code x [steps, batch, in]} from a state of zeros, giving every hidden state. Inputs:
     * x, w {@code [gates * hidden, in]}, r {@code [gates * hidden, hidden]}, bias of w, bias of r. Gates in PyTorch's
     * order: input, forget, cell, output; or reset, update, new.
     */
    record Recurrent(boolean lstm, int steps, int batch, int in, int hidden) implements Operation {
        public int gates() {
            return lstm ? 4 : 3;
        }

        @Override
        public int[] inputSizes() {
            int rows = gates() * hidden;
            return new int[] {steps * batch * in, rows * in, rows * hidden, rows, rows};
        }

        @Override
        public int outputSize() {
            return steps * batch * hidden;
        }

        @Override
        public double flops() {
            return 2.0 * steps * batch * gates() * hidden * (in + hidden);
        }

        @Override
        public int terms() {
            return in + hidden;
        }
    }

    /** A whole network of {@link Networks}, from an ONNX file with its weights. Inputs: the graph's, in its order. */
    record Model(String name) implements Operation {
        public Network network() {
            return Networks.of(name);
        }

        @Override
        public int[] inputSizes() {
            return network().inputs().stream().mapToInt(Network.Input::size).toArray();
        }

        @Override
        public int outputSize() {
            return network().output().size();
        }

        @Override
        public double flops() {
            return network().flops();
        }

        /** Rounding errors pass through layer after layer: as if all were one sum of so many terms. */
        @Override
        public int terms() {
            return 1 << 16;
        }
    }
}
