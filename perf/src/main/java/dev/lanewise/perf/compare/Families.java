package dev.lanewise.perf.compare;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.perf.compare.Operation.Convolution;
import dev.lanewise.perf.compare.Operation.InputGradient;
import dev.lanewise.perf.compare.Operation.MatMul;
import dev.lanewise.perf.compare.Operation.WeightGradient;
import dev.lanewise.perf.networks.Networks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cases, by family. */
final class Families {
    private static final Map<String, List<Case>> ALL = new LinkedHashMap<>();

    static {
        gemm();
        gemv();
        convolutions();
        gradients();
        RowFamilies.add(ALL);
        for (String network : Networks.names()) add("models", network, new Operation.Model(network));
    }

    private Families() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    static List<Case> of(String family) {
        List<Case> cases = ALL.get(family);
        if (cases == null) throw new IllegalArgumentException(family + ": no such family");
        return cases;
    }

    /** Products of two matrices that both change, and those of networks with weights that stay. */
    private static void gemm() {
        for (int n : new int[] {64, 96, 128, 192, 256, 384, 512, 768, 1024, 2048}) {
            product("gemm", "square-" + n, n, n, n, false);
        }
        for (int n : new int[] {64, 128, 256, 512, 1024}) product("gemm", "square-" + n + "-packed", n, n, n, true);
        product("gemm", "minilm-128x384x384", 128, 384, 384, true);
        product("gemm", "minilm-128x1536x384", 128, 1536, 384, true);
        product("gemm", "minilm-128x384x1536", 128, 384, 1536, true);
        product("gemm", "bert-128x768x768", 128, 768, 768, true);
        product("gemm", "bert-128x3072x768", 128, 3072, 768, true);
        product("gemm", "bert-128x768x3072", 128, 768, 3072, true);
        product("gemm", "bert-16x768x768", 16, 768, 768, true);
        product("gemm", "resnet50-fc-x32", 32, 1000, 2048, true);
        product("gemm", "mobilenetv2-fc-x32", 32, 1000, 1280, true);
    }

    private static void gemv() {
        for (int m : new int[] {1, 2, 4}) {
            product("gemv", "m" + m + "-384x384", m, 384, 384, true);
            product("gemv", "m" + m + "-768x3072", m, 3072, 768, true);
        }
        product("gemv", "m1-resnet50-fc", 1, 1000, 2048, true);
        product("gemv", "m1-mobilenetv2-fc", 1, 1000, 1280, true);
        product("gemv", "m1-4096x4096", 1, 4096, 4096, true);
        product("gemv", "m4-4096x4096", 4, 4096, 4096, true);
        product("gemv", "m1-4096x4096-plain", 1, 4096, 4096, false);
        product("gemv", "m4-1024x1024-plain", 4, 1024, 1024, false);
    }

    private static void product(String family, String name, int m, int n, int k, boolean constant) {
        add(family, name, new MatMul(m, n, k, constant));
    }

    private static void convolutions() {
        String family = "conv3x3";
        convolution(family, "resnet-56x56x64", 56, 64, 64, 3, 1, 1);
        convolution(family, "resnet-28x28x128", 28, 128, 128, 3, 1, 1);
        convolution(family, "resnet-14x14x256", 14, 256, 256, 3, 1, 1);
        convolution(family, "vgg-224x224x64", 224, 64, 64, 3, 1, 1);
        convolution(family, "vgg-112x112x64-128", 112, 64, 128, 3, 1, 1);
        convolution(family, "vgg-112x112x128", 112, 128, 128, 3, 1, 1);
        convolution(family, "vgg-56x56x256", 56, 256, 256, 3, 1, 1);
        convolution(family, "vgg-28x28x512", 28, 512, 512, 3, 1, 1);
        convolution(family, "vgg-14x14x512", 14, 512, 512, 3, 1, 1);
        convolution(family, "unet-64x64x128", 64, 128, 128, 3, 1, 1);
        convolution(family, "unet-32x32x512-256", 32, 512, 256, 3, 1, 1);
        convolution("conv3x3-7x7maps", "resnet-7x7x512", 7, 512, 512, 3, 1, 1);
        family = "conv";
        convolution(family, "1x1-56x56x64-256", 56, 64, 256, 1, 1, 1);
        convolution(family, "1x1-56x56x256-64", 56, 256, 64, 1, 1, 1);
        convolution(family, "1x1-28x28x512-128", 28, 512, 128, 1, 1, 1);
        convolution(family, "1x1-14x14x1024-256", 14, 1024, 256, 1, 1, 1);
        convolution(family, "1x1-7x7x512-2048", 7, 512, 2048, 1, 1, 1);
        convolution(family, "1x1-56x56x24-144", 56, 24, 144, 1, 1, 1);
        convolution(family, "1x1-14x14x96-576", 14, 96, 576, 1, 1, 1);
        convolution(family, "1x1-7x7x960-160", 7, 960, 160, 1, 1, 1);
        convolution(family, "1x1s2-56x56x256-512", 56, 256, 512, 1, 2, 1);
        convolution(family, "3x3s2-56x56x64-128", 56, 64, 128, 3, 2, 1);
        convolution(family, "3x3s2-28x28x128-256", 28, 128, 256, 3, 2, 1);
        convolution(family, "3x3s2-14x14x512", 14, 512, 512, 3, 2, 1);
        convolution(family, "first-7x7s2-224x224x3-64", 224, 3, 64, 7, 2, 1);
        convolution(family, "first-3x3-224x224x3-64", 224, 3, 64, 3, 1, 1);
        convolution(family, "first-3x3s2-224x224x3-32", 224, 3, 32, 3, 2, 1);
        dilated(family, "dilated2-28x28x256", 28, 256, 256, 2);
        dilated(family, "dilated4-28x28x128", 28, 128, 128, 4);
        convolution(family, "grouped32-56x56x128", 56, 128, 128, 3, 1, 32);
        convolution(family, "grouped32-14x14x512", 14, 512, 512, 3, 1, 32);
        convolution(family, "5x5-28x28x64", 28, 64, 64, 5, 1, 1);
        transposed("transposed-2x2s2-32x32x256-128", 64, 128, 256, 2, 0);
        transposed("transposed-4x4s2-16x16x256-128", 32, 128, 256, 4, 1);
        family = "depthwise";
        convolution(family, "3x3-112x112x32", 112, 32, 32, 3, 1, 32);
        convolution(family, "3x3-56x56x144", 56, 144, 144, 3, 1, 144);
        convolution(family, "3x3-28x28x192", 28, 192, 192, 3, 1, 192);
        convolution(family, "3x3-14x14x384", 14, 384, 384, 3, 1, 384);
        convolution(family, "3x3-14x14x576", 14, 576, 576, 3, 1, 576);
        convolution(family, "3x3-7x7x960", 7, 960, 960, 3, 1, 960);
        convolution(family, "3x3s2-112x112x96", 112, 96, 96, 3, 2, 96);
        convolution(family, "3x3s2-56x56x144", 56, 144, 144, 3, 2, 144);
        convolution(family, "3x3s2-14x14x576", 14, 576, 576, 3, 2, 576);
        convolution(family, "5x5-28x28x240", 28, 240, 240, 5, 1, 240);
        convolution(family, "5x5-14x14x480", 14, 480, 480, 5, 1, 480);
        convolution(family, "5x5s2-28x28x240", 28, 240, 240, 5, 2, 240);
    }

    private static void gradients() {
        String family = "conv-gradient";
        for (int[] c : new int[][] {{56, 64, 64, 3}, {28, 128, 128, 3}, {14, 256, 256, 3}, {7, 512, 512, 3},
            {56, 64, 256, 1}, {28, 512, 128, 1}, {14, 1024, 256, 1}}) {
            Conv2dGeometry geometry = geometry(c[0], c[1], c[2], c[3], 1, 1, 1, c[3] / 2);
            String shape = c[3] + "x" + c[3] + "-" + c[0] + "x" + c[0] + "x" + c[1] + "-" + c[2];
            add(family, "input-" + shape, new InputGradient(geometry, false));
            add(family, "weight-" + shape, new WeightGradient(geometry));
        }
    }

    private static void convolution(String family, String name, int size, int in, int out, int kernel, int stride,
            int groups) {
        add(family, name, new Convolution(geometry(size, in, out, kernel, stride, 1, groups, kernel / 2)));
    }

    private static void dilated(String family, String name, int size, int in, int out, int dilation) {
        add(family, name, new Convolution(geometry(size, in, out, 3, 1, dilation, 1, dilation)));
    }

    /** A transposed convolution of {@code size / 2} pixels a side to {@code size}: the input gradient of stride 2. */
    private static void transposed(String name, int size, int to, int from, int kernel, int padding) {
        add("conv", name, new InputGradient(geometry(size, to, from, kernel, 2, 1, 1, padding), true));
    }

    private static Conv2dGeometry geometry(int size, int in, int out, int kernel, int stride, int dilation, int groups,
            int padding) {
        return new Conv2dGeometry(1, size, size, in, out, kernel, kernel, Stride.of(stride), Padding.of(padding),
                Dilation.of(dilation), groups);
    }

    private static void add(String family, String name, Operation operation) {
        add(ALL, family, name, operation);
    }

    static void add(Map<String, List<Case>> all, String family, String name, Operation operation) {
        all.computeIfAbsent(family, f -> new ArrayList<>()).add(new Case(family, name, operation));
    }
}
