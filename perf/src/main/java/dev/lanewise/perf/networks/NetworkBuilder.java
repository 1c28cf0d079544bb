package dev.lanewise.perf.networks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes an ONNX graph node by node: each method adds a node and gives its output's name. Images are
 * {@code [1, channels, height, width]}. Weights are drawn from a seed, so small that activations neither grow nor fade.
 */
final class NetworkBuilder {
    private static final int IR_VERSION = 8;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    // Field numbers of onnx.proto.
    private static final int MODEL_IR_VERSION = 1;
    private static final int MODEL_OPSET = 8;
    private static final int MODEL_GRAPH = 7;
    private static final int OPSET_VERSION = 2;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_NAME = 3;
    private static final int NODE_OPERATOR = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;

    private final String name;
    private final int opset;
    private final SplittableRandom random;
    private final Message graph = new Message();
    private final Map<String, int[]> shapes = new HashMap<>();
    private final List<Network.Input> inputs = new ArrayList<>();
    private int count;
    private double flops;

    NetworkBuilder(String name, int opset) {
        this.name = name;
        this.opset = opset;
        random = new SplittableRandom(name.hashCode());
        graph.text(GRAPH_NAME, name);
    }

    int[] shape(String tensor) {
        int[] shape = shapes.get(tensor);
        if (shape == null) throw new IllegalStateException(name + ": no tensor " + tensor);
        return shape.clone();
    }

    int channels(String tensor) {
        return shape(tensor)[1];
    }

    String input(String tensor, int... shape) {
        return input(tensor, 0, shape);
    }

    /** Of int64 numbers below {@code limit}. */
    String indices(String tensor, int limit, int... shape) {
        return input(tensor, limit, shape);
    }

    private String input(String tensor, int limit, int... shape) {
        inputs.add(new Network.Input(tensor, shape, limit));
        graph.message(GRAPH_INPUT, valueInfo(tensor, limit == 0 ? FLOAT : INT64, shape));
        shapes.put(tensor, shape);
        return tensor;
    }

    /** A node of any operator; {@code shape} is its output's. */
    String node(String operator, int[] shape, Attributes attributes, String... from) {
        String output = operator + "_" + count++;
        Message node = new Message();
        for (String input : from) node.text(NODE_INPUT, input);
        node.text(NODE_OUTPUT, output).text(NODE_NAME, output).text(NODE_OPERATOR, operator);
        for (Message attribute : attributes.messages()) node.message(NODE_ATTRIBUTE, attribute);
        graph.message(GRAPH_NODE, node);
        shapes.put(output, shape);
        return output;
    }

    /** A node whose output has the shape of its first input. */
    String same(String operator, String... from) {
        return node(operator, shape(from[0]), Attributes.none(), from);
    }

    String same(String operator, Attributes attributes, String... from) {
        return node(operator, shape(from[0]), attributes, from);
    }

    /** Normal numbers of that deviation. */
    String weights(double deviation, int... shape) {
        float[] values = new float[size(shape)];
        for (int i = 0; i < values.length; i++) values[i] = (float) (deviation * random.nextGaussian());
        return constant(values, shape);
    }

    String constant(float[] values, int... shape) {
        byte[] bytes = new byte[Float.BYTES * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return constant(FLOAT, bytes, shape);
    }

    String constant(float value) {
        return constant(new float[] {value});
    }

    String integers(long... values) {
        byte[] bytes = new byte[Long.BYTES * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return constant(INT64, bytes, values.length);
    }

    private String constant(int type, byte[] bytes, int... shape) {
        String tensor = "constant_" + count++;
        Message message = new Message();
        for (int extent : shape) message.number(TENSOR_DIMS, extent);
        message.number(TENSOR_TYPE, type).text(TENSOR_NAME, tensor).bytes(TENSOR_RAW, bytes);
        graph.message(GRAPH_INITIALIZER, message);
        shapes.put(tensor, shape);
        return tensor;
    }

    /** A convolution with a bias, batch normalisation folded into both. */
    String conv(String x, int out, int kernel, int stride, int pad, int groups) {
        int[] in = shape(x);
        int fan = in[1] / groups * kernel * kernel;
        String w = weights(Math.sqrt(2.0 / fan), out, in[1] / groups, kernel, kernel);
        int height = (in[2] + 2 * pad - kernel) / stride + 1;
        int width = (in[3] + 2 * pad - kernel) / stride + 1;
        flops += 2.0 * height * width * out * fan;
        Attributes attributes = Attributes.none().integers("kernel_shape", kernel, kernel)
                .integers("strides", stride, stride).integers("pads", pad, pad, pad, pad).integer("group", groups);
        return node("Conv", new int[] {1, out, height, width}, attributes, x, w, weights(0.01, out));
    }

    String conv(String x, int out, int kernel, int stride) {
        return conv(x, out, kernel, stride, kernel / 2, 1);
    }

    /** Over {@code [1, channels, length]}. */
    String conv1d(String x, int out, int kernel, int stride, int pad, boolean bias) {
        int[] in = shape(x);
        int length = (in[2] + 2 * pad - kernel) / stride + 1;
        flops += 2.0 * length * out * in[1] * kernel;
        Attributes attributes = Attributes.none().integers("kernel_shape", kernel).integers("strides", stride)
                .integers("pads", pad, pad);
        String w = weights(Math.sqrt(2.0 / (in[1] * kernel)), out, in[1], kernel);
        int[] shape = {1, out, length};
        return bias
                ? node("Conv", shape, attributes, x, w, weights(0.01, out))
                : node("Conv", shape, attributes, x, w);
    }

    /** Twice as high and wide, by a transposed 2x2 convolution. */
    String up(String x, int out) {
        int[] in = shape(x);
        flops += 2.0 * in[2] * in[3] * in[1] * out * 4;
        Attributes attributes = Attributes.none().integers("kernel_shape", 2, 2).integers("strides", 2, 2);
        String w = weights(Math.sqrt(1.0 / in[1]), in[1], out, 2, 2);
        return node("ConvTranspose", new int[] {1, out, 2 * in[2], 2 * in[3]}, attributes, x, w, weights(0.01, out));
    }

    String relu(String x) {
        return same("Relu", x);
    }

    String relu6(String x) {
        return same("Clip", x, constant(0), constant(6));
    }

    String maxPool(String x, int kernel, int stride, int pad) {
        int[] in = shape(x);
        int height = (in[2] + 2 * pad - kernel) / stride + 1;
        int width = (in[3] + 2 * pad - kernel) / stride + 1;
        Attributes attributes = Attributes.none().integers("kernel_shape", kernel, kernel)
                .integers("strides", stride, stride).integers("pads", pad, pad, pad, pad);
        return node("MaxPool", new int[] {1, in[1], height, width}, attributes, x);
    }

    /** {@code [1, channels]}. */
    String pooledFeatures(String x) {
        int channels = channels(x);
        String pooled = node("GlobalAveragePool", new int[] {1, channels, 1, 1}, Attributes.none(), x);
        return flatten(pooled);
    }

    String flatten(String x) {
        return node("Flatten", new int[] {1, size(shape(x))}, Attributes.none().integer("axis", 1), x);
    }

    String concat(String a, String b) {
        int[] shape = shape(a);
        shape[1] += channels(b);
        return node("Concat", shape, Attributes.none().integer("axis", 1), a, b);
    }

    /** {@code x [1, in]} to {@code [1, out]}. */
    String dense(String x, int out) {
        int in = shape(x)[1];
        flops += 2.0 * in * out;
        return node("Gemm", new int[] {1, out}, Attributes.none().integer("transB", 1), x,
                weights(Math.sqrt(2.0 / in), out, in), weights(0.01, out));
    }

    /** {@code x [1, time, in]} to {@code [1, time, out]}, as PyTorch writes a linear layer of a sequence. */
    String linear(String x, int out) {
        int[] shape = shape(x);
        int in = shape[2];
        shape[2] = out;
        String product = matmul(x, weights(Math.sqrt(1.0 / in), in, out), shape);
        return same("Add", product, weights(0.01, out));
    }

    /** Of the last two axes. */
    String matmul(String a, String b, int... shape) {
        flops += 2.0 * size(shape) * shape(a)[shape(a).length - 1];
        return node("MatMul", shape, Attributes.none(), a, b);
    }

    String reshape(String x, int... shape) {
        return node("Reshape", shape, Attributes.none(), x, integers(Arrays.stream(shape).asLongStream().toArray()));
    }

    String transpose(String x, int... axes) {
        int[] from = shape(x);
        int[] to = Arrays.stream(axes).map(axis -> from[axis]).toArray();
        return node("Transpose", to, Attributes.none().integers("perm", axes), x);
    }

    /** Counts work that {@link #node} does not know of. */
    void count(double more) {
        flops += more;
    }

    Network build(String output) {
        int[] shape = shape(output);
        graph.message(GRAPH_OUTPUT, valueInfo(output, FLOAT, shape));
        Message model = new Message().number(MODEL_IR_VERSION, IR_VERSION).message(MODEL_GRAPH, graph)
                .message(MODEL_OPSET, new Message().number(OPSET_VERSION, opset));
        return new Network(name, model.toBytes(), List.copyOf(inputs), new Network.Input(output, shape, 0), flops);
    }

    /** ValueInfoProto: name 1, type 2; TypeProto: tensor 1; Tensor: element type 1, shape 2; a dimension's value 1. */
    private static Message valueInfo(String tensor, int type, int[] shape) {
        Message extents = new Message();
        for (int extent : shape) extents.message(1, new Message().number(1, extent));
        Message tensorType = new Message().number(1, type).message(2, extents);
        return new Message().text(1, tensor).message(2, new Message().message(1, tensorType));
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int extent : shape) size *= extent;
        return size;
    }
}
