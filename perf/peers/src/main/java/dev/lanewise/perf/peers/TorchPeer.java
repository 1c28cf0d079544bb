package dev.lanewise.perf.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.perf.compare.Contestant;
import dev.lanewise.perf.compare.Operation;
import dev.lanewise.perf.compare.Operation.Attention;
import dev.lanewise.perf.compare.Operation.Convolution;
import dev.lanewise.perf.compare.Operation.InputGradient;
import dev.lanewise.perf.compare.Operation.MatMul;
import dev.lanewise.perf.compare.Operation.Normalization;
import dev.lanewise.perf.compare.Operation.Pool;
import dev.lanewise.perf.compare.Operation.Recurrent;
import dev.lanewise.perf.compare.Operation.Softmax;
import dev.lanewise.perf.compare.Operation.Unary;
import dev.lanewise.perf.compare.Operation.WeightGradient;
import dev.lanewise.perf.compare.Peer;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * PyTorch, eager, through DJL's binding; images channels first. Gradients are its autograd's backward pass alone: the
 * forward pass is recorded once and kept.
 */
public final class TorchPeer implements Peer {
    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public String load() {
        System.setProperty("ai.djl.offline", "true");
        String version = Engine.getEngine("PyTorch").getVersion();
        TorchSymbols.askNnpackOnce();
        return "PyTorch " + version;
    }

    @Override
    public @Nullable Contestant prepare(Operation operation, float[][] in, int threads) {
        JniUtils.setNumThreads(threads);
        Tensors t = new Tensors();
        return switch (operation) {
            case MatMul p -> {
                PtNDArray a = t.of(in[0], p.m(), p.k());
                PtNDArray b = t.of(in[1], p.k(), p.n());
                yield t.call(() -> JniUtils.matmul(a, b), y -> y);
            }
            case Convolution c -> convolution(t, c.geometry(), in);
            case InputGradient g -> gradient(t, g.geometry(), null, in[1], in[0], true);
            case WeightGradient g -> gradient(t, g.geometry(), in[0], null, in[1], false);
            case Pool pool -> pool(t, pool, in[0]);
            case Unary unary -> unary(t, unary, in[0]);
            case Softmax softmax -> {
                PtNDArray x = t.of(in[0], softmax.rows(), softmax.n());
                yield t.call(() -> JniUtils.softmax(x, 1, DataType.FLOAT32), y -> y);
            }
            case Normalization n -> normalization(t, n, in);
            case Attention a -> attention(t, a, in);
            case Recurrent r -> recurrent(t, r, in);
            case Operation.Model model -> null;
        };
    }

    private static PtNDArray weights(Tensors t, Conv2dGeometry g, float[] w) {
        return t.of(Layouts.channelsFirst(w, g.outChannels(), g.inChannelsPerGroup()), g.outChannels(),
                g.inChannelsPerGroup(), g.kernelHeight(), g.kernelWidth());
    }

    private static PtNDArray convolve(Conv2dGeometry g, PtNDArray x, PtNDArray w, @Nullable PtNDArray bias) {
        if (g.padding().top() != g.padding().bottom() || g.padding().left() != g.padding().right()) {
            throw new IllegalArgumentException("pytorch: padding must be the same on both sides");
        }
        return JniUtils.convolution(x, w, bias, new Shape(g.stride().vertical(), g.stride().horizontal()),
                new Shape(g.padding().top(), g.padding().left()),
                new Shape(g.dilation().vertical(), g.dilation().horizontal()), g.groups());
    }

    private static Contestant convolution(Tensors t, Conv2dGeometry g, float[][] in) {
        PtNDArray x = t.images(in[0], g.batch(), g.inChannels(), g.height(), g.width());
        PtNDArray w = weights(t, g, in[1]);
        PtNDArray bias = t.of(in[2], g.outChannels());
        return t.call(() -> convolve(g, x, w, bias), y -> Layouts.channelsLast(y, g.batch(), g.outChannels()));
    }

    private static Contestant gradient(Tensors t, Conv2dGeometry g, float @Nullable [] x, float @Nullable [] w,
            float[] dy, boolean ofInput) {
        PtNDArray input = t.images(x == null ? new float[g.inputSize()] : x, g.batch(), g.inChannels(), g.height(),
                g.width());
        PtNDArray weights = weights(t, g, w == null ? new float[g.weightSize()] : w);
        PtNDArray wanted = ofInput ? input : weights;
        PtNDArray given = t.images(dy, g.batch(), g.outChannels(), g.outHeight(), g.outWidth());
        JniUtils.setGradMode(true);
        JniUtils.attachGradient(wanted, true);
        PtNDArray y = convolve(g, input, weights, null);
        return new Contestant() {
            @Override
            public void run(int times) {
                for (int i = 0; i < times; i++) JniUtils.backward(y, given, true, false);
            }

            @Override
            public float[] result() {
                float[] values = JniUtils.getGradient(wanted).toFloatArray();
                return ofInput
                        ? Layouts.channelsLast(values, g.batch(), g.inChannels())
                        : Layouts.channelsLast(values, g.outChannels(), g.inChannelsPerGroup());
            }

            @Override
            public void close() {
                y.close();
                t.close();
            }
        };
    }

    private static Contestant pool(Tensors t, Pool pool, float[] in) {
        Pool2dGeometry g = pool.geometry();
        PtNDArray x = t.images(in, g.batch(), g.channels(), g.height(), g.width());
        UnaryOperator<float[]> last = y -> Layouts.channelsLast(y, g.batch(), g.channels());
        if (pool.max()) {
            Shape kernel = new Shape(g.kernelHeight(), g.kernelWidth());
            Shape stride = new Shape(g.stride().vertical(), g.stride().horizontal());
            Shape padding = new Shape(g.padding().top(), g.padding().left());
            return t.call(() -> JniUtils.maxPool(x, kernel, stride, padding, false), last);
        }
        MemorySegment kernel = TorchSymbols.array(g.kernelHeight(), g.kernelWidth());
        MemorySegment strides = TorchSymbols.array(g.stride().vertical(), g.stride().horizontal());
        MemorySegment padding = TorchSymbols.array(g.padding().top(), g.padding().left());
        return t.call(() -> TorchSymbols.averagePool(t.manager, x, kernel, strides, padding), last);
    }

    private static @Nullable Contestant unary(Tensors t, Unary unary, float[] in) {
        PtNDArray x = t.of(in, unary.n());
        Supplier<PtNDArray> call = switch (unary.function()) {
            case RELU -> () -> JniUtils.relu(x);
            case EXP -> () -> JniUtils.exp(x);
            case LOG -> () -> JniUtils.log(x);
            case TANH -> () -> JniUtils.tanh(x);
            case SIGMOID -> () -> JniUtils.sigmoid(x);
            case ERF -> () -> JniUtils.erf(x);
            case GELU -> () -> JniUtils.gelu(x);
            case SILU -> () -> TorchSymbols.silu(t.manager, x);
            default -> null;
        };
        return call == null ? null : t.call(call, y -> y);
    }

    private static Contestant normalization(Tensors t, Normalization n, float[][] in) {
        PtNDArray gamma = t.of(in[1], n.n());
        double epsilon = Normalization.EPSILON;
        boolean channelsFirst = n.norm() == Operation.Norm.BATCH || n.norm() == Operation.Norm.GROUP;
        PtNDArray x = channelsFirst
                ? t.images(in[0], n.images(), n.n(), n.rows(), 1)
                : t.of(in[0], (long) n.images() * n.rows(), n.n());
        return switch (n.norm()) {
            case LAYER -> {
                PtNDArray beta = t.of(in[2], n.n());
                yield t.call(() -> JniUtils.layerNorm(x, new Shape(n.n()), gamma, beta, epsilon), y -> y);
            }
            case RMS -> {
                MemorySegment shape = TorchSymbols.array(n.n());
                MemorySegment scale = TorchSymbols.optional(gamma);
                MemorySegment least = TorchSymbols.optional(epsilon);
                yield t.call(() -> TorchSymbols.rmsNorm(t.manager, x, shape, scale, least), y -> y);
            }
            case BATCH -> {
                PtNDArray beta = t.of(in[2], n.n());
                PtNDArray mean = t.of(in[3], n.n());
                PtNDArray variance = t.of(in[4], n.n());
                yield t.call(
                        () -> JniUtils.batchNorm(x, /* gamma= */mean, /* beta= */variance, /* runningMean= */gamma,
                                /* runningVar= */beta, false, 0.1, epsilon),
                        y -> Layouts.channelsLast(y, n.images(), n.n()));
            }
            case GROUP -> {
                MemorySegment scale = TorchSymbols.optional(gamma);
                MemorySegment shift = TorchSymbols.optional(t.of(in[2], n.n()));
                yield t.call(() -> TorchSymbols.groupNorm(t.manager, x, n.groups(), scale, shift, epsilon),
                        y -> Layouts.channelsLast(y, n.images(), n.n()));
            }
        };
    }

    private static @Nullable Contestant attention(Tensors t, Attention a, float[][] in) {
        if (a.causal() && a.queries() != a.keys()) return null; // its causal mask starts at the first key
        PtNDArray q = t.of(Layouts.exchange(in[0], a.queries(), a.heads(), a.size()), 1, a.heads(), a.queries(),
                a.size());
        PtNDArray k = t.of(Layouts.exchange(in[1], a.keys(), a.keyHeads(), a.size()), 1, a.keyHeads(), a.keys(),
                a.size());
        PtNDArray v = t.of(Layouts.exchange(in[2], a.keys(), a.keyHeads(), a.size()), 1, a.keyHeads(), a.keys(),
                a.size());
        boolean grouped = a.heads() != a.keyHeads();
        return t.call(() -> TorchSymbols.attention(t.manager, q, k, v, a.causal(), grouped),
                y -> Layouts.exchange(y, a.heads(), a.queries(), a.size()));
    }

    private static Contestant recurrent(Tensors t, Recurrent r, float[][] in) {
        int rows = r.gates() * r.hidden();
        PtNDArray x = t.of(in[0], r.steps(), r.batch(), r.in());
        NDList parameters = new NDList(t.of(in[1], rows, r.in()), t.of(in[2], rows, r.hidden()), t.of(in[3], rows),
                t.of(in[4], rows));
        float[] zeros = new float[r.batch() * r.hidden()];
        PtNDArray h = t.of(zeros, 1, r.batch(), r.hidden());
        NDList state = new NDList(h, t.of(zeros, 1, r.batch(), r.hidden()));
        return t.lists(() -> r.lstm()
                ? JniUtils.lstm(x, state, parameters, true, 1, 0, false, false, false)
                : JniUtils.gru(x, h, parameters, true, 1, 0, false, false, false));
    }

    /** The tensors of one contestant, and what it gave last. */
    private static final class Tensors {
        private final PtNDManager manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());

        PtNDArray of(float[] values, long... shape) {
            return (PtNDArray) manager.create(values, new Shape(shape));
        }

        PtNDArray images(float[] values, int n, int channels, int height, int width) {
            return of(Layouts.channelsFirst(values, n, channels), n, channels, height, width);
        }

        Contestant call(Supplier<PtNDArray> operator, UnaryOperator<float[]> layout) {
            return new Last(this, () -> new NDList(operator.get()), layout);
        }

        Contestant lists(Supplier<NDList> operator) {
            return new Last(this, operator, y -> y);
        }

        void close() {
            manager.close();
        }
    }

    private static final class Last implements Contestant {
        private final Tensors tensors;
        private final Supplier<NDList> operator;
        private final UnaryOperator<float[]> layout;
        private NDList last = new NDList();

        Last(Tensors tensors, Supplier<NDList> operator, UnaryOperator<float[]> layout) {
            this.tensors = tensors;
            this.operator = operator;
            this.layout = layout;
            JniUtils.setGradMode(false);
        }

        @Override
        public void run(int times) {
            for (int i = 0; i < times; i++) {
                last.forEach(NDArray::close);
                last = operator.get();
            }
        }

        @Override
        public float[] result() {
            return layout.apply(last.getFirst().toFloatArray());
        }

        @Override
        public void close() {
            last.forEach(NDArray::close);
            tensors.close();
        }
    }
}
