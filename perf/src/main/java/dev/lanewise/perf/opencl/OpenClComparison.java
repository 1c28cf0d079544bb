package dev.lanewise.perf.opencl;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.kernels.WarmUp;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.perf.networks.Network;
import dev.lanewise.perf.networks.Networks;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Measures an OpenCL device beside the CPU's kernels and CLBlast, in turns, results checked against each other first:
 * products of square matrices, and ResNet-18 of one image. Prints a markdown table. Arguments: sizes of matrices
 * (default: 256 512 1024).
 */
public final class OpenClComparison {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private OpenClComparison() {}

    /** One of those that are measured. */
    private interface Contestant {
        void run();
    }

    public static void main(String[] arguments) {
        OpenClDevices provider = new OpenClDevices();
        System.out.println(provider.explanation());
        if (provider.devices().isEmpty()) return;
        OpenClDevice device = (OpenClDevice) provider.devices().getFirst();
        int[] sizes = arguments.length == 0
                ? new int[] {256, 512, 1024}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        WarmUp.run(WARM_UP); // else the CPU's column would time code that is not yet compiled
        System.out.println("| case | OpenCL ms | GFLOP/s | CPU ms | share of CPU's speed | CLBlast ms | ratio |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int n : sizes) product(device, n);
        network(device, "resnet18");
    }

    private static void product(OpenClDevice device, int n) {
        float[] a = numbers(n * n, 1);
        float[] b = numbers(n * n, 2);
        Evaluator ev = Evaluator.eager();
        Tensor here = Tensor.of(Shape.of(n, n), a);
        Tensor weights = Tensor.of(Shape.of(n, n), b);
        Tensor there = here.to(device);
        // a tensor that was computed: of one that came from the host the device would keep the packed columns
        Tensor weightsThere = ev.negate(ev.negate(weights.to(device)));
        Optional<ClBlast> clBlast = ClBlast.of(device.info(), n, a, b);
        double[] millis = measure(List.of(
                () -> {
                    ev.matmul(there, weightsThere);
                    device.await();
                },
                () -> ev.matmul(here, weights),
                () -> clBlast.ifPresent(ClBlast::run)));
        float[] expected = ev.matmul(here, weights).toFloats();
        agree("the device's product", expected, ev.matmul(there, weightsThere).toFloats(), n);
        clBlast.ifPresent(peer -> agree("CLBlast's product", expected, peer.result(), n));
        System.out.printf("| GEMM %d | %.2f | %.1f | %.2f | %.0f %% | %s | %s |%n", n, millis[0],
                2e-6 * n * n * n / millis[0], millis[1], 100 * millis[1] / millis[0],
                clBlast.isPresent() ? "%.2f".formatted(millis[2]) : "not installed",
                clBlast.isPresent() ? "%.2f".formatted(millis[2] / millis[0]) : "");
        clBlast.ifPresent(ClBlast::close);
    }

    private static void network(OpenClDevice device, String name) {
        Network network = Networks.of(name);
        Model there = Model.of(Onnx.program(network.model()), ModelOptions.DEFAULT.withDevice(device));
        Model here = Model.of(Onnx.program(network.model()));
        Network.Input input = network.inputs().getFirst();
        List<Tensor> x = List.of(Tensor.of(Shape.of(input.shape()), numbers(input.size(), 3)));
        TensorType type = new TensorType(DType.FLOAT32, Shape.of(network.output().shape()));
        List<Tensor> y = List.of(Device.cpu().allocate(type));
        here.warmUp(x);
        double[] millis = measure(List.of(() -> there.runInto(x, y), () -> here.runInto(x, y)));
        agree(name, here.run(x).getFirst().toFloats(), there.run(x).getFirst().toFloats(), 1 << 16);
        System.out.printf("| %s | %.1f | %.1f | %.1f | %.0f %% | | |%n", name, millis[0],
                1e-6 * network.flops() / millis[0], millis[1], 100 * millis[1] / millis[0]);
    }

    private static void agree(String what, float[] expected, float[] actual, int terms) {
        double largest = 0;
        for (float value : expected) largest = Math.max(largest, Math.abs(value));
        double bound = 1e-6 * Math.sqrt(terms) * largest;
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(expected[i] - actual[i]) <= bound)) {
                throw new IllegalStateException(
                        what + ": must agree with the CPU's; got " + actual[i] + " where it has "
                                + expected[i]);
            }
        }
    }

    /** Milliseconds of each: the best of some rounds in which all take turns. */
    private static double[] measure(List<Contestant> contestants) {
        double[] best = new double[contestants.size()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (int i = 0; i < best.length; i++) {
                contestants.get(i).run();
                long begin = System.nanoTime();
                contestants.get(i).run();
                double took = (System.nanoTime() - begin) * 1e-6;
                if (round >= 0) best[i] = Math.min(best[i], took);
            }
        }
        return best;
    }

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.nextFloat() - 0.5f;
        return values;
    }
}
