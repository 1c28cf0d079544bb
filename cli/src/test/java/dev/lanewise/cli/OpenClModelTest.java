package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.inference.Explanation;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.inference.RunOptions;
import dev.lanewise.layers.BatchNorm;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.GlobalAveragePool;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Residual;
import dev.lanewise.layers.Sequential;
import dev.lanewise.layers.Softmax;
import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.HostOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models compiled for an OpenCL device: the CPU's answers, and transfers only where they are shown. */
class OpenClModelTest {
    private static final Shape IMAGE = Shape.of(1, 12, 12, 3);
    private static final int IMAGE_BYTES = 12 * 12 * 3 * Float.BYTES;
    private static final int THREADS = 16;
    /** That the process may hold more after 2,500 runs: 400 bytes each, less than any handle. */
    private static final long RESIDENT = 1 << 20;

    private OpenClDevice device;

    @BeforeEach
    void findDevice() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        device = (OpenClDevice) provider.devices().getFirst();
    }

    private static Layer network() {
        Layer net = Sequential.of(
                Conv2d.of(3, 16, 3).padding(1).withoutBias(), BatchNorm.of(16), Relu.of(), MaxPool2d.of(2),
                Residual.of(Sequential.of(Conv2d.of(16, 16, 3).padding(1), Relu.of())),
                Conv2d.depthwise(16, 3).padding(1), Relu.of(),
                GlobalAveragePool.of(), Linear.of(16, 10), Softmax.of());
        net.initialize(7);
        return net;
    }

    private Model compiled(Layer layer) {
        return Model.compile(layer, IMAGE, ModelOptions.DEFAULT.withDevice(device));
    }

    private static float[] image(long seed) {
        Random random = new Random(seed);
        float[] x = new float[IMAGE.elements()];
        for (int i = 0; i < x.length; i++) x[i] = random.nextFloat() - 0.5f;
        return x;
    }

    @Test
    void givesTheAnswersOfTheCpu() {
        Model here = Model.compile(network(), IMAGE);
        Model there = compiled(network());
        for (int seed = 0; seed < 3; seed++) {
            assertArrayEquals(here.run(image(seed)), there.run(image(seed)), 1e-5f);
        }
        float[] batch = new float[4 * IMAGE.elements()];
        for (int i = 0; i < 4; i++) System.arraycopy(image(i), 0, batch, i * IMAGE.elements(), IMAGE.elements());
        assertArrayEquals(here.run(batch), there.run(batch), 1e-5f);
    }

    @Test
    void takesTensorsThatLieOnTheDevice() {
        Tensor x = Tensor.of(IMAGE, image(5));
        for (Model model : List.of(Model.compile(network(), IMAGE), compiled(network()))) {
            List<Tensor> expected = model.run(List.of(x));
            assertEquals(expected, model.run(List.of(x.to(device))));
            Tensor y = Tensor.of(Shape.of(1, 10), new float[10]);
            model.runInto(List.of(x.to(device)), List.of(y));
            assertEquals(expected, List.of(y));
            assertThrows(ShapeException.class, () -> model.runInto(List.of(x), List.of(y.to(device))));
        }
    }

    @Test
    void onlyInputsAndOutputsAreTransferred() {
        Explanation plan = compiled(network()).explain();
        assertEquals(List.of("upload " + IMAGE_BYTES, "download " + 10 * Float.BYTES), transfers(plan));
        assertTrue(plan.rows().stream().noneMatch(row -> row.algorithm().startsWith("on the host")), plan::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT16", "BFLOAT16"})
    void weightsOf16BitsAreKeptSoAndShown(DType dtype) {
        Evaluator eager = Evaluator.eager();
        Tensor floats = Tensor.of(Shape.of(60, 70), random(60 * 70));
        Tensor stored = eager.cast(floats, dtype);
        Tensor bias = Tensor.of(Shape.of(60), random(60));
        Shape input = Shape.of(1, 5, 70);
        Model there = Model.compile((ev, x) -> ev.relu(ev.linear(x, ev.cast(stored, DType.FLOAT32), bias)), input,
                ModelOptions.DEFAULT.withDevice(device));
        Explanation plan = there.explain();
        assertEquals(List.of(dtype + " weights"),
                plan.rows().stream().map(Explanation.Row::algorithm).filter(text -> !text.isEmpty()).toList());
        assertEquals(60 * 70 * Short.BYTES + 60 * Float.BYTES, plan.constantBytes());
        Tensor x = Tensor.of(input, random(5 * 70));
        Tensor wide = eager.cast(stored, DType.FLOAT32).to(device);
        Tensor expected = eager.relu(eager.linear(x.to(device), wide, bias.to(device)));
        assertEquals(List.of(expected.to(Device.cpu())), there.run(List.of(x)));
    }

    @Test
    void weightsThatOtherOperatorsReadTooAreKeptWide() {
        Evaluator eager = Evaluator.eager();
        Tensor w = eager.cast(eager.cast(Tensor.of(Shape.of(64, 64), random(64 * 64)), DType.FLOAT16), DType.FLOAT32);
        Model there = Model.compile((ev, x) -> ev.add(ev.linear(x, w), w), Shape.of(64, 64),
                ModelOptions.DEFAULT.withDevice(device));
        assertEquals(64 * 64 * Float.BYTES, there.explain().constantBytes());
    }

    private static float[] random(int n) {
        Random random = new Random(n);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) values[i] = random.nextFloat() - 0.5f;
        return values;
    }

    /** What only the host knows how to do. */
    private record Doubled() implements HostOp {
        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public List<TensorType> types(List<TensorInfo> inputs) {
            return List.of(inputs.getFirst().type());
        }

        @Override
        public void forward(List<Tensor> inputs, List<Tensor> outputs) {
            Tensor x = inputs.getFirst();
            Tensor y = outputs.getFirst();
            for (int i = 0; i < x.elements(); i++) y.floats()[y.offset() + i] = 2 * x.floats()[x.offset() + i];
        }
    }

    private static Layer withHostOperator() {
        return new Layer() {
            @Override
            public Tensor forward(Evaluator ev, Tensor x) {
                Tensor h = ev.apply(new Doubled(), ev.sigmoid(x)).getFirst();
                return ev.add(ev.tanh(h), ev.exp(h));
            }

            @Override
            public String toString() {
                return "withHostOperator";
            }
        };
    }

    @Test
    void whatTheDeviceCannotComputeIsPlacedOnTheHostAndShown() {
        Model there = compiled(withHostOperator());
        Explanation plan = there.explain();
        assertEquals(List.of("upload " + IMAGE_BYTES, "download " + IMAGE_BYTES, "upload " + IMAGE_BYTES,
                "download " + IMAGE_BYTES), transfers(plan));
        assertEquals(List.of("doubled"), plan.rows().stream()
                .filter(row -> row.algorithm().startsWith("on the host"))
                .map(Explanation.Row::operator)
                .toList());
        assertArrayEquals(Model.compile(withHostOperator(), IMAGE).run(image(1)), there.run(image(1)), 1e-5f);
    }

    private static List<String> transfers(Explanation plan) {
        return plan.rows().stream()
                .filter(row -> row.operator().equals("upload") || row.operator().equals("download"))
                .map(row -> row.operator() + " " + row.bytes())
                .toList();
    }

    @Test
    void whatHasNoRoomIsRefusedBeforeItRunsByNameWithTheWayOut() {
        int elements = (int) Math.min(Integer.MAX_VALUE - 64, device.largestTensor() / Float.BYTES + 1);
        assumeTrue(elements > device.largestTensor() / Float.BYTES, "the device takes whatever Java can hold");
        Layer net = Relu.of();
        Model model = Model.compile(net, Shape.of(1, elements), ModelOptions.DEFAULT.withDevice(device));
        var refused = assertThrows(IllegalArgumentException.class, () -> model.explain(
                List.of(new TensorType(DType.FLOAT32, Shape.of(1, elements)))));
        assertTrue(refused.getMessage().contains("largest buffer of " + device.name()), refused.getMessage());
        assertTrue(refused.getMessage().contains("got float32"), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("use smaller inputs or Device.cpu()"), refused.getMessage());
    }

    /** A device whose largest buffer is small, so that weights need not be large to find no room. */
    private record Cramped(Device whole, long largestTensor) implements Device {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public Kernels kernels() {
            return whole.kernels();
        }

        @Override
        public boolean isHost() {
            return whole.isHost();
        }

        @Override
        public Tensor allocate(TensorType type) {
            return whole.allocate(type);
        }

        @Override
        public Tensor upload(Tensor host) {
            return whole.upload(host);
        }

        @Override
        public Tensor uploadConstant(Tensor host) {
            return whole.uploadConstant(host);
        }

        @Override
        public long constantBytes(Tensor host) {
            return whole.constantBytes(host);
        }

        @Override
        public DType storedType(Tensor tensor) {
            return whole.storedType(tensor);
        }

        @Override
        public Tensor download(Tensor tensor) {
            return whole.download(tensor);
        }

        @Override
        public void fill(Tensor tensor, Tensor host) {
            whole.fill(tensor, host);
        }
    }

    @Test
    void weightsOf16BitsNeedRoomForNoMore() {
        Evaluator eager = Evaluator.eager();
        Tensor more = Tensor.of(Shape.of(64, 64), random(64 * 64));
        Tensor exact = eager.cast(eager.cast(more, DType.FLOAT16), DType.FLOAT32);
        long room = 64 * 64 * Short.BYTES;
        ModelOptions cramped = ModelOptions.DEFAULT.withDevice(new Cramped(device, room));
        Shape input = Shape.of(1, 64);
        Model fits = Model.compile((ev, x) -> ev.linear(x, exact), input, cramped);
        assertEquals(room, fits.explain().constantBytes());
        for (Tensor w : List.of(more, eager.add(exact, Tensor.full(Shape.of(1), 1e-7f)))) {
            var refused = assertThrows(IllegalArgumentException.class,
                    () -> Model.compile((ev, x) -> ev.linear(x, w), input, cramped).explain());
            assertTrue(refused.getMessage().contains(2 * room + " bytes"), refused.getMessage());
        }
        var alsoWide = assertThrows(IllegalArgumentException.class,
                () -> Model.compile((ev, x) -> ev.matmul(exact, ev.permute(ev.linear(x, exact), 1, 0)), input, cramped)
                        .explain());
        assertTrue(alsoWide.getMessage().contains(2 * room + " bytes"), alsoWide.getMessage());
    }

    @Test
    void aRunPastItsDeadlineEndsAndTheNextIsRight() {
        Model there = compiled(network());
        float[] expected = there.run(image(2));
        assertThrows(RuntimeException.class, () -> there.run(image(2), RunOptions.deadline(Duration.ofNanos(1))));
        assertArrayEquals(expected, there.run(image(2)));
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws InterruptedException, ExecutionException {
        Model there = compiled(network());
        List<Future<Integer>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                float[] x = image(t);
                float[] alone = there.run(x);
                Callable<Integer> work = () -> differences(there, x, alone);
                results.add(threads.submit(work));
            }
            for (Future<Integer> result : results) assertEquals(0, result.get());
        }
    }

    private static int differences(Model model, float[] x, float[] alone) {
        int differences = 0;
        for (int i = 0; i < 10; i++) if (!java.util.Arrays.equals(alone, model.run(x))) differences++;
        return differences;
    }

    /** The same bytes as after the first runs, to the byte, and the process none that it did not have. */
    @Test
    void memoryOfTheDeviceStaysFlatOverManyRuns() throws InterruptedException, IOException {
        Model there = compiled(network());
        float[] x = image(3);
        float[] y = there.run(x);
        for (int i = 0; i < 100; i++) there.runInto(x, y);
        long before = settled();
        long held = device.memoryHeld();
        long leastGrowth = Long.MAX_VALUE;
        long resident = residentBytes();
        for (int quarter = 0; quarter < 4; quarter++) {
            for (int i = 0; i < 2_500; i++) there.runInto(x, y);
            long now = residentBytes();
            leastGrowth = Math.min(leastGrowth, now - resident);
            resident = now;
        }
        assertEquals(before, device.memoryInUse());
        assertEquals(held, device.memoryHeld());
        long growth = leastGrowth;
        assertTrue(growth <= RESIDENT, () -> "each 2,500 runs the process holds " + growth + " bytes more");
    }

    /** Of this process, its heap's garbage collected, so that the same pages are used again; 0 where no system tells. */
    private static long residentBytes() throws IOException {
        System.gc();
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    /** Bytes in use once the collector has given back what other tests' models held. */
    private long settled() throws InterruptedException {
        long last;
        do {
            last = device.memoryInUse();
            System.gc();
            Thread.sleep(100);
        } while (device.memoryInUse() != last);
        return last;
    }

    private void assertNoMoreThan(long before, String when) {
        long after = device.memoryInUse();
        assertTrue(after <= before, () -> when + ": from " + before + " to " + after + " bytes");
    }

    @Test
    void indicesThatTheHostHasLeaveNothingOnTheDevice() throws InterruptedException {
        Tensor table = Tensor.of(Shape.of(4, 2), 0f, 1, 2, 3, 4, 5, 6, 7);
        Model there = Model.compile((ev, x) -> ev.gather(table, ev.cast(x, DType.INT64), 0), Shape.of(1, 3),
                ModelOptions.DEFAULT.withDevice(device));
        float[] x = {3, 0, 2};
        float[] y = there.run(x);
        assertArrayEquals(new float[] {6, 7, 0, 1, 4, 5}, y);
        long before = settled();
        for (int i = 0; i < 50; i++) there.runInto(x, y);
        assertNoMoreThan(before, "50 runs");
    }
}
