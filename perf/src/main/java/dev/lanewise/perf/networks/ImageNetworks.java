package dev.lanewise.perf.networks;

/** Networks over images {@code [1, 3, 224, 224]}, batch normalisation folded, without a final softmax. */
final class ImageNetworks {
    private static final int CLASSES = 1000;

    private ImageNetworks() {}

    private static NetworkBuilder images(String name) {
        return new NetworkBuilder(name, 13);
    }

    private static String image(NetworkBuilder net) {
        return net.input("x", 1, 3, 224, 224);
    }

    /** Simonyan and Zisserman 2014, configuration D. */
    static Network vgg16() {
        NetworkBuilder net = images("vgg16");
        String x = image(net);
        int[][] blocks = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};
        for (int[] block : blocks) {
            for (int i = 0; i < block[1]; i++) x = net.relu(net.conv(x, block[0], 3, 1));
            x = net.maxPool(x, 2, 2, 0);
        }
        x = net.relu(net.dense(net.flatten(x), 4096));
        x = net.relu(net.dense(x, 4096));
        return net.build(net.dense(x, CLASSES));
    }

    /** Ronneberger, Fischer and Brox 2015, with padded convolutions: 256 pixels a side, 64 channels at the top. */
    static Network unet() {
        NetworkBuilder net = images("unet");
        String x = net.input("x", 1, 3, 256, 256);
        int levels = 4;
        String[] skips = new String[levels];
        for (int i = 0; i < levels; i++) {
            skips[i] = twice(net, x, 64 << i);
            x = net.maxPool(skips[i], 2, 2, 0);
        }
        x = twice(net, x, 64 << levels);
        for (int i = levels - 1; i >= 0; i--) {
            x = twice(net, net.concat(net.up(x, 64 << i), skips[i]), 64 << i);
        }
        return net.build(net.conv(x, 2, 1, 1));
    }

    private static String twice(NetworkBuilder net, String x, int channels) {
        return net.relu(net.conv(net.relu(net.conv(x, channels, 3, 1)), channels, 3, 1));
    }

    /** He, Zhang, Ren and Sun 2015, basic blocks. */
    static Network resnet18() {
        NetworkBuilder net = images("resnet18");
        String x = stem(net);
        for (int stage = 0; stage < 4; stage++) {
            int channels = 64 << stage;
            for (int block = 0; block < 2; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                String y = net.conv(net.relu(net.conv(x, channels, 3, stride)), channels, 3, 1);
                x = net.relu(net.same("Add", y, shortcut(net, x, channels, stride)));
            }
        }
        return net.build(net.dense(net.pooledFeatures(x), CLASSES));
    }

    /** He, Zhang, Ren and Sun 2015, bottleneck blocks, the stride in the 3x3 convolution. */
    static Network resnet50() {
        NetworkBuilder net = images("resnet50");
        String x = stem(net);
        int[] blocks = {3, 4, 6, 3};
        for (int stage = 0; stage < blocks.length; stage++) {
            int channels = 64 << stage;
            for (int block = 0; block < blocks[stage]; block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                String y = net.relu(net.conv(x, channels, 1, 1));
                y = net.relu(net.conv(y, channels, 3, stride));
                y = net.conv(y, 4 * channels, 1, 1);
                x = net.relu(net.same("Add", y, shortcut(net, x, 4 * channels, stride)));
            }
        }
        return net.build(net.dense(net.pooledFeatures(x), CLASSES));
    }

    private static String stem(NetworkBuilder net) {
        return net.maxPool(net.relu(net.conv(image(net), 64, 7, 2)), 3, 2, 1);
    }

    private static String shortcut(NetworkBuilder net, String x, int channels, int stride) {
        return stride == 1 && net.channels(x) == channels ? x : net.conv(x, channels, 1, stride);
    }

    /** Sandler, Howard, Zhu, Zhmoginov and Chen 2018, width 1. */
    static Network mobilenetV2() {
        NetworkBuilder net = images("mobilenetv2");
        String x = net.relu6(net.conv(image(net), 32, 3, 2));
        int[][] stages = {{1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2},
            {6, 320, 1, 1}}; // expansion, channels, blocks, stride of the first: table 2
        for (int[] stage : stages) {
            for (int block = 0; block < stage[2]; block++) {
                x = inverted(net, x, stage[0], stage[1], block == 0 ? stage[3] : 1);
            }
        }
        x = net.relu6(net.conv(x, 1280, 1, 1));
        return net.build(net.dense(net.pooledFeatures(x), CLASSES));
    }

    private static String inverted(NetworkBuilder net, String x, int expansion, int channels, int stride) {
        int wide = net.channels(x) * expansion;
        String y = expansion == 1 ? x : net.relu6(net.conv(x, wide, 1, 1));
        y = net.relu6(net.conv(y, wide, 3, stride, 1, wide));
        y = net.conv(y, channels, 1, 1);
        return stride == 1 && net.channels(x) == channels ? net.same("Add", x, y) : y;
    }

    /** Iandola and others 2016, version 1.1. */
    static Network squeezenet() {
        NetworkBuilder net = images("squeezenet");
        String x = net.maxPool(net.relu(net.conv(image(net), 64, 3, 2, 0, 1)), 3, 2, 0);
        x = fire(net, fire(net, x, 16, 64), 16, 64);
        x = net.maxPool(x, 3, 2, 0);
        x = fire(net, fire(net, x, 32, 128), 32, 128);
        x = net.maxPool(x, 3, 2, 0);
        x = fire(net, fire(net, x, 48, 192), 48, 192);
        x = fire(net, fire(net, x, 64, 256), 64, 256);
        return net.build(net.pooledFeatures(net.relu(net.conv(x, CLASSES, 1, 1))));
    }

    private static String fire(NetworkBuilder net, String x, int squeezed, int expanded) {
        String s = net.relu(net.conv(x, squeezed, 1, 1));
        return net.concat(net.relu(net.conv(s, expanded, 1, 1)), net.relu(net.conv(s, expanded, 3, 1)));
    }
}
