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
 * products of square matrices, and ResNet-18 of one image. In a turn each runs again and again for a while, so that the time
 * of one has its share of what the pool and the collector do for many; the mean of the rounds stands, and of the ratio to
 * CLBlast also the least. Products give a new tensor each time, which nobody has touched yet and the collector must
 * find, and in a column of their own one that is kept, as the CPU's kernels and CLBlast do. Prints a markdown table. Arguments: sizes of matrices (default: 256 512 1024).
 */
public final class OpenClComparison {
    private static final int ROUNDS = 5;
    private static final Duration TURN = Duration.ofMillis(400);
    /** Where CLBlast is among the contestants. */
    private static final int PEER = 3;

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
        System.out.println("| case | OpenCL ms | GFLOP/s | output kept ms | CPU ms | share of CPU's speed | CLBlast ms "
                + "| CLBlast's time / ours | least of rounds |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
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
        Tensor kept = ev.matmul(there, weightsThere);
        Tensor keptHere = ev.matmul(here, weights);
        double[][] rounds = measure(List.of(
                () -> {
                    ev.matmul(there, weightsThere);
                    device.await();
                },
                () -> {
                    device.kernels().matmul().matmul(there, false, weightsThere, false, kept);
                    device.await();
                },
                () -> Device.cpu().kernels().matmul().matmul(here, false, weights, false, keptHere),
                () -> clBlast.ifPresent(ClBlast::run)));
        double[] millis = means(rounds);
        double least = Double.POSITIVE_INFINITY;
        for (double[] round : rounds) least = Math.min(least, round[PEER] / round[0]);
        float[] expected = ev.matmul(here, weights).toFloats();
        agree("the device's product", expected, ev.matmul(there, weightsThere).toFloats(), n);
        clBlast.ifPresent(peer -> agree("CLBlast's product", expected, peer.result(), n));
        System.out.printf("| GEMM %d | %.2f | %.1f | %.2f | %.2f | %.0f %% | %s |%n", n, millis[0],
                2e-6 * n * n * n / millis[0], millis[1], millis[2], 100 * millis[2] / millis[0],
                clBlast.isPresent()
                        ? "%.2f | %.2f | %.2f".formatted(millis[PEER], millis[PEER] / millis[0], least)
                        : "not installed | |");
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
        double[] millis = means(measure(List.of(() -> there.runInto(x, y), () -> here.runInto(x, y))));
        agree(name, here.run(x).getFirst().toFloats(), there.run(x).getFirst().toFloats(), 1 << 16);
        System.out.printf("| %s | %.1f | %.1f | | %.1f | %.0f %% | | | |%n", name, millis[0],
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

    /** Milliseconds of a run of each contestant, round by round. */
    private static double[][] measure(List<Contestant> contestants) {
        double[][] rounds = new double[ROUNDS][contestants.size()];
        for (Contestant contestant : contestants) turn(contestant);
        for (double[] round : rounds) Arrays.setAll(round, i -> turn(contestants.get(i)));
        return rounds;
    }

    private static double turn(Contestant contestant) {
        contestant.run(); // what others have put out of the caches comes back
        long begin = System.nanoTime();
        int runs = 0;
        while (System.nanoTime() - begin < TURN.toNanos()) {
            contestant.run();
            runs++;
        }
        return (System.nanoTime() - begin) * 1e-6 / runs;
    }

    private static double[] means(double[][] rounds) {
        double[] means = new double[rounds[0].length];
        Arrays.setAll(means, i -> Arrays.stream(rounds).mapToDouble(round -> round[i]).average().orElseThrow());
        return means;
    }

    private static float[] numbers(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.nextFloat() - 0.5f;
        return values;
    }
}
