package dev.lanewise.perf.peers;

import static dev.lanewise.perf.peers.OneDnnPrimitive.check;
import static dev.lanewise.perf.peers.OneDnnPrimitive.engine;
import static dev.lanewise.perf.peers.OneDnnPrimitive.layout;
import static org.bytedeco.dnnl.global.dnnl.*;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.perf.compare.Contestant;
import dev.lanewise.perf.compare.Operation;
import dev.lanewise.perf.compare.Operation.Convolution;
import dev.lanewise.perf.compare.Operation.InputGradient;
import dev.lanewise.perf.compare.Operation.MatMul;
import dev.lanewise.perf.compare.Operation.Normalization;
import dev.lanewise.perf.compare.Operation.Pool;
import dev.lanewise.perf.compare.Operation.Softmax;
import dev.lanewise.perf.compare.Operation.Unary;
import dev.lanewise.perf.compare.Operation.WeightGradient;
import dev.lanewise.perf.compare.Peer;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * oneDNN by its C API: channels last or the layout of its choice, whichever is faster; constant weights reordered
 * beforehand.
 */
public final class OneDnnPeer implements Peer {
    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public String load() {
        Loader.load(dnnl.class);
        var version = dnnl_version();
        return "oneDNN " + version.major() + "." + version.minor() + "." + version.patch();
    }

    @Override
    public @Nullable Contestant prepare(Operation operation, float[][] inputs, int threads) throws Exception {
        OpenMp.threads("libgomp.so.1", threads);
        return switch (operation) {
            case MatMul product -> of(product, inputs);
            case Convolution c -> Fastest.of(of(c.geometry(), inputs, dnnl_nhwc),
                    of(c.geometry(), inputs, dnnl_format_tag_any));
            case InputGradient g -> inputGradient(g.geometry(), inputs);
            case WeightGradient g -> weightGradient(g.geometry(), inputs);
            case Pool pool -> of(pool, inputs);
            case Unary unary -> of(unary, inputs);
            case Softmax softmax -> of(softmax, inputs);
            case Normalization n when n.norm() == Operation.Norm.LAYER -> layerNorm(n, inputs);
            default -> null;
        };
    }

    private static Contestant of(MatMul p, float[][] in) {
        dnnl_memory_desc a = layout(dnnl_ab, p.m(), p.k());
        dnnl_memory_desc b = layout(dnnl_ab, p.k(), p.n());
        dnnl_memory_desc c = layout(dnnl_ab, p.m(), p.n());
        dnnl_memory_desc packed = p.constant() ? layout(dnnl_format_tag_any, p.k(), p.n()) : b;
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        check("dnnl_matmul_primitive_desc_create",
                dnnl_matmul_primitive_desc_create(d, engine(), a, packed, null, c, null));
        return new OneDnnPrimitive(d)
                .input(DNNL_ARG_SRC, dnnl_query_src_md, in[0], a)
                .input(DNNL_ARG_WEIGHTS, dnnl_query_weights_md, in[1], b)
                .output(DNNL_ARG_DST, dnnl_query_dst_md, p.m() * p.n(), c)
                .ready();
    }

    private static dnnl_memory_desc images(int tag, Conv2dGeometry g, boolean output) {
        return output
                ? layout(tag, g.batch(), g.outChannels(), g.outHeight(), g.outWidth())
                : layout(tag, g.batch(), g.inChannels(), g.height(), g.width());
    }

    private static dnnl_memory_desc weights(boolean any, Conv2dGeometry g) {
        int h = g.kernelHeight();
        int w = g.kernelWidth();
        int in = g.inChannels() / g.groups();
        if (g.groups() == 1) return layout(any ? dnnl_format_tag_any : dnnl_ohwi, g.outChannels(), in, h, w);
        return layout(any ? dnnl_format_tag_any : dnnl_gohwi, g.groups(), g.outChannels() / g.groups(), in, h, w);
    }

    private static long[] strides(Conv2dGeometry g) {
        return new long[] {g.stride().vertical(), g.stride().horizontal()};
    }

    private static long[] dilations(Conv2dGeometry g) {
        return new long[] {g.dilation().vertical() - 1, g.dilation().horizontal() - 1};
    }

    private static long[] before(Conv2dGeometry g) {
        return new long[] {g.padding().top(), g.padding().left()};
    }

    private static long[] after(Conv2dGeometry g) {
        return new long[] {g.padding().bottom(), g.padding().right()};
    }

    private static dnnl_primitive_desc forward(Conv2dGeometry g, int tag, @Nullable dnnl_memory_desc bias) {
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        check("dnnl_convolution_forward_primitive_desc_create",
                dnnl_convolution_forward_primitive_desc_create(d, engine(),
                        bias == null ? dnnl_forward_training : dnnl_forward_inference, dnnl_convolution_direct,
                        images(tag, g, false), weights(true, g), bias, images(tag, g, true), strides(g), dilations(g),
                        before(g), after(g), null));
        return d;
    }

    private static Contestant of(Conv2dGeometry g, float[][] in, int tag) {
        dnnl_memory_desc bias = layout(dnnl_a, g.outChannels());
        return new OneDnnPrimitive(forward(g, tag, bias))
                .input(DNNL_ARG_SRC, dnnl_query_src_md, in[0], images(dnnl_nhwc, g, false))
                .input(DNNL_ARG_WEIGHTS, dnnl_query_weights_md, in[1], weights(false, g))
                .input(DNNL_ARG_BIAS, in[2], bias)
                .output(DNNL_ARG_DST, dnnl_query_dst_md, g.outputSize(), images(dnnl_nhwc, g, true))
                .ready();
    }

    private static Contestant inputGradient(Conv2dGeometry g, float[][] in) throws Exception {
        Contestant[] ways = new Contestant[2];
        int i = 0;
        for (int tag : new int[] {dnnl_nhwc, dnnl_format_tag_any}) {
            dnnl_primitive_desc d = new dnnl_primitive_desc();
            check("dnnl_convolution_backward_data_primitive_desc_create",
                    dnnl_convolution_backward_data_primitive_desc_create(d, engine(), dnnl_convolution_direct,
                            images(tag, g, false), weights(true, g), images(tag, g, true), strides(g), dilations(g),
                            before(g), after(g), forward(g, tag, null), null));
            ways[i++] = new OneDnnPrimitive(d)
                    .input(DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md, in[0], images(dnnl_nhwc, g, true))
                    .input(DNNL_ARG_WEIGHTS, dnnl_query_weights_md, in[1], weights(false, g))
                    .output(DNNL_ARG_DIFF_SRC, dnnl_query_diff_src_md, g.inputSize(), images(dnnl_nhwc, g, false))
                    .ready();
        }
        return Fastest.of(ways);
    }

    private static Contestant weightGradient(Conv2dGeometry g, float[][] in) throws Exception {
        Contestant[] ways = new Contestant[2];
        int i = 0;
        for (int tag : new int[] {dnnl_nhwc, dnnl_format_tag_any}) {
            dnnl_primitive_desc d = new dnnl_primitive_desc();
            check("dnnl_convolution_backward_weights_primitive_desc_create",
                    dnnl_convolution_backward_weights_primitive_desc_create(d, engine(), dnnl_convolution_direct,
                            images(tag, g, false), weights(true, g), null, images(tag, g, true), strides(g),
                            dilations(g), before(g), after(g), forward(g, tag, null), null));
            ways[i++] = new OneDnnPrimitive(d)
                    .input(DNNL_ARG_SRC, dnnl_query_src_md, in[0], images(dnnl_nhwc, g, false))
                    .input(DNNL_ARG_DIFF_DST, dnnl_query_diff_dst_md, in[1], images(dnnl_nhwc, g, true))
                    .output(DNNL_ARG_DIFF_WEIGHTS, dnnl_query_diff_weights_md, g.weightSize(), weights(false, g))
                    .ready();
        }
        return Fastest.of(ways);
    }

    private static Contestant of(Pool pool, float[][] in) {
        Pool2dGeometry g = pool.geometry();
        dnnl_memory_desc x = layout(dnnl_nhwc, g.batch(), g.channels(), g.height(), g.width());
        dnnl_memory_desc y = layout(dnnl_nhwc, g.batch(), g.channels(), g.outHeight(), g.outWidth());
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        long[] far = {far(g.outHeight(), g.stride().vertical(), g.kernelHeight(), g.height(), g.padding().top()),
            far(g.outWidth(), g.stride().horizontal(), g.kernelWidth(), g.width(), g.padding().left())};
        check("dnnl_pooling_forward_primitive_desc_create",
                dnnl_pooling_forward_primitive_desc_create(d, engine(), dnnl_forward_inference,
                        pool.max() ? dnnl_pooling_max : dnnl_pooling_avg_exclude_padding, x, y,
                        new long[] {g.stride().vertical(), g.stride().horizontal()},
                        new long[] {g.kernelHeight(), g.kernelWidth()}, new long[] {0, 0},
                        new long[] {g.padding().top(), g.padding().left()}, far, null));
        return plain(d, in[0], x, g.outputSize(), y);
    }

    /** Padding at the far end so that the windows fit exactly. */
    private static long far(int out, int stride, int kernel, int size, int near) {
        return (out - 1L) * stride + kernel - size - near;
    }

    private static Contestant plain(dnnl_primitive_desc d, float[] x, dnnl_memory_desc from, int floats,
            dnnl_memory_desc to) {
        return new OneDnnPrimitive(d)
                .input(DNNL_ARG_SRC, x, from)
                .output(DNNL_ARG_DST, dnnl_query_dst_md, floats, to)
                .ready();
    }

    private static @Nullable Contestant of(Unary unary, float[][] in) {
        int algorithm = switch (unary.function()) {
            case RELU -> dnnl_eltwise_relu;
            case EXP -> dnnl_eltwise_exp;
            case LOG -> dnnl_eltwise_log;
            case TANH -> dnnl_eltwise_tanh;
            case SIGMOID -> dnnl_eltwise_logistic;
            case GELU -> dnnl_eltwise_gelu_erf;
            case SILU -> dnnl_eltwise_swish;
            default -> -1;
        };
        if (algorithm < 0) return null;
        dnnl_memory_desc x = layout(dnnl_a, unary.n());
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        float alpha = algorithm == dnnl_eltwise_swish ? 1 : 0;
        check("dnnl_eltwise_forward_primitive_desc_create", dnnl_eltwise_forward_primitive_desc_create(
                d, engine(), dnnl_forward_inference, algorithm, x, x, alpha, 0, null));
        return plain(d, in[0], x, unary.n(), x);
    }

    private static Contestant of(Softmax softmax, float[][] in) {
        dnnl_memory_desc x = layout(dnnl_ab, softmax.rows(), softmax.n());
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        check("dnnl_softmax_forward_primitive_desc_create", dnnl_softmax_forward_primitive_desc_create(
                d, engine(), dnnl_forward_inference, dnnl_softmax_accurate, x, x, 1, null));
        return plain(d, in[0], x, softmax.outputSize(), x);
    }

    private static Contestant layerNorm(Normalization n, float[][] in) {
        dnnl_memory_desc x = layout(dnnl_ab, n.rows(), n.n());
        dnnl_memory_desc vector = layout(dnnl_a, n.n());
        dnnl_primitive_desc d = new dnnl_primitive_desc();
        check("dnnl_layer_normalization_forward_primitive_desc_create",
                dnnl_layer_normalization_forward_primitive_desc_create(d, engine(), dnnl_forward_inference, x, x, null,
                        Normalization.EPSILON, dnnl_use_scale | dnnl_use_shift, null));
        return new OneDnnPrimitive(d)
                .input(DNNL_ARG_SRC, in[0], x)
                .input(DNNL_ARG_SCALE, in[1], vector)
                .input(DNNL_ARG_SHIFT, in[2], vector)
                .output(DNNL_ARG_DST, dnnl_query_dst_md, n.outputSize(), x)
                .ready();
    }
}
