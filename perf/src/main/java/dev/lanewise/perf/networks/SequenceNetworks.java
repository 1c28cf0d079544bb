package dev.lanewise.perf.networks;

/** Networks over tokens and sound. */
final class SequenceNetworks {
    private static final int VOCABULARY = 30522;
    private static final int HIDDEN = 384;
    private static final int HEADS = 12;
    private static final int LAYERS = 6;

    private SequenceNetworks() {}

    /**
     * The encoder of MiniLM-L6 (Wang and others 2020), batch 1, as PyTorch exports it at opset 11: layer normalisation,
     * GELU and attention spelled out in primitives.
     */
    static Network miniLm(int sequence) {
        NetworkBuilder net = new NetworkBuilder("minilm-" + sequence, 11);
        String ids = net.indices("input_ids", VOCABULARY, 1, sequence);
        int[] shape = {1, sequence, HIDDEN};
        String words = net.node("Gather", shape, Attributes.none().integer("axis", 0),
                net.weights(1, VOCABULARY, HIDDEN), ids);
        String x = layerNorm(net, net.same("Add", words, net.weights(1, 1, sequence, HIDDEN)));
        for (int i = 0; i < LAYERS; i++) {
            x = layerNorm(net, net.same("Add", net.linear(attention(net, x, sequence), HIDDEN), x));
            x = layerNorm(net, net.same("Add", net.linear(gelu(net, net.linear(x, 4 * HIDDEN)), HIDDEN), x));
        }
        return net.build(x);
    }

    private static String attention(NetworkBuilder net, String x, int sequence) {
        int size = HIDDEN / HEADS;
        String q = heads(net, x, sequence, 0, 2, 1, 3);
        String k = heads(net, x, sequence, 0, 2, 3, 1);
        String v = heads(net, x, sequence, 0, 2, 1, 3);
        String scores = net.matmul(q, k, 1, HEADS, sequence, sequence);
        scores = net.same("Div", scores, net.constant((float) Math.sqrt(size)));
        String weights = net.same("Softmax", Attributes.none().integer("axis", 3), scores);
        String mixed = net.matmul(weights, v, 1, HEADS, sequence, size);
        return net.reshape(net.transpose(mixed, 0, 2, 1, 3), 1, sequence, HIDDEN);
    }

    private static String heads(NetworkBuilder net, String x, int sequence, int... axes) {
        String projected = net.reshape(net.linear(x, HIDDEN), 1, sequence, HEADS, HIDDEN / HEADS);
        return net.transpose(projected, axes);
    }

    private static String gelu(NetworkBuilder net, String x) {
        String erf = net.same("Erf", net.same("Div", x, net.constant((float) Math.sqrt(2))));
        String doubled = net.same("Mul", x, net.same("Add", erf, net.constant(1)));
        return net.same("Mul", doubled, net.constant(0.5f));
    }

    private static String layerNorm(NetworkBuilder net, String x) {
        int[] shape = net.shape(x);
        int[] rows = {shape[0], shape[1], 1};
        Attributes last = Attributes.none().integers("axes", -1);
        String centred = net.same("Sub", x, net.node("ReduceMean", rows, last, x));
        String squares = net.same("Pow", centred, net.constant(2));
        String variance = net.node("ReduceMean", rows, last, squares);
        String deviation = net.same("Sqrt", net.same("Add", variance, net.constant(1e-12f)));
        String normal = net.same("Mul", net.same("Div", centred, deviation), ones(net, shape[2]));
        return net.same("Add", normal, net.weights(0.01, shape[2]));
    }

    private static String ones(NetworkBuilder net, int n) {
        float[] ones = new float[n];
        java.util.Arrays.fill(ones, 1);
        return net.constant(ones, n);
    }

    /**
     * The shape of silero VAD version 5 at 16 kHz, one window of 512 samples and 64 before them: a Fourier transform as
     * a convolution, four convolutions, an LSTM step, and a probability.
     */
    static Network sileroVad() {
        NetworkBuilder net = new NetworkBuilder("silero-vad", 16);
        int bins = 129;
        int hidden = 128;
        String x = net.input("x", 1, 1, 640);
        String h = net.input("h", 1, 1, hidden);
        String c = net.input("c", 1, 1, hidden);
        String spectrum = net.conv1d(x, 2 * bins, 256, 128, 0, false);
        int frames = net.shape(spectrum)[2];
        String square = net.same("Mul", spectrum, spectrum);
        String real = part(net, square, 0, bins, frames);
        String imaginary = part(net, square, bins, 2 * bins, frames);
        String y = net.same("Sqrt", net.same("Add", real, imaginary));
        y = net.relu(net.conv1d(y, 128, 3, 1, 1, true));
        y = net.relu(net.conv1d(y, 64, 3, 2, 1, true));
        y = net.relu(net.conv1d(y, 64, 3, 2, 1, true));
        y = net.relu(net.conv1d(y, hidden, 3, 1, 1, true));
        String sequence = net.transpose(y, 2, 0, 1);
        y = lstm(net, sequence, h, c, hidden);
        y = net.reshape(y, 1, 1, hidden);
        y = net.relu(net.transpose(y, 0, 2, 1));
        return net.build(net.same("Sigmoid", net.conv1d(y, 1, 1, 1, 0, true)));
    }

    private static String part(NetworkBuilder net, String x, int from, int to, int frames) {
        return net.node("Slice", new int[] {1, to - from, frames}, Attributes.none(), x, net.integers(from),
                net.integers(to), net.integers(1));
    }

    private static String lstm(NetworkBuilder net, String x, String h, String c, int hidden) {
        int steps = net.shape(x)[0];
        int in = net.shape(x)[2];
        double deviation = 1 / Math.sqrt(hidden);
        net.count(2.0 * steps * 4 * hidden * (in + hidden));
        return net.node("LSTM", new int[] {steps, 1, 1, hidden}, Attributes.none().integer("hidden_size", hidden), x,
                net.weights(deviation, 1, 4 * hidden, in), net.weights(deviation, 1, 4 * hidden, hidden),
                net.weights(0.01, 1, 8 * hidden), "", h, c);
    }
}
