package dev.lanewise.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.opencl.runtime.BinaryCache;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Conv2d;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles change the speed and no bit; a tuner ends in time; what it found is found again. */
class TilesTest {
    private final Evaluator ev = Evaluator.eager();
    private OpenClDevice device;

    @TempDir
    Path folder;

    @BeforeEach
    void findDevice() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        device = (OpenClDevice) provider.devices().getFirst();
    }

    @Test
    void everyTileGivesTheSameBits() {
        Tiles before = device.engine().tiles();
        try {
            List<List<Tensor>> results = new ArrayList<>();
            for (int rows : Tiles.ROWS) {
                device.engine().use(new Tiles(rows, rows));
                results.add(compute());
            }
            for (List<Tensor> other : results) assertEquals(results.getFirst(), other);
        } finally {
            device.engine().use(before);
        }
    }

    /** A product, a strided and a grouped convolution, one by Winograd, and their gradients in the input. */
    private List<Tensor> compute() {
        Tensor a = numbers(53, 37);
        List<Tensor> results = new ArrayList<>();
        results.add(ev.linear(a, numbers(70, 37), numbers(70)));
        results.add(ev.matmul(numbers(3, 21, 20), numbers(3, 20, 45)));
        Tensor x = numbers(2, 13, 11, 32);
        for (Conv2d conv : List.of(
                new Conv2d(Stride.of(2), Padding.of(1), Dilation.ONE, 1),
                new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 2),
                new Conv2d(Stride.ONE, Padding.of(1), Dilation.ONE, 1))) {
            Tensor w = numbers(48, 3, 3, 32 / conv.groups());
            Tensor y = ev.apply(conv, x, w).getFirst();
            results.add(y);
            results.add(ev.apply(new Conv2d.InputGradient(conv, 13, 11), y, w).getFirst());
        }
        return results;
    }

    private Tensor numbers(int... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) values[i] = (i * 37 % 101 - 50) / 50f;
        return Tensor.of(shape, values).to(device);
    }

    @Test
    void aTunerWithoutTimeChangesNothing() {
        Tiles before = device.engine().tiles();
        assertEquals(before, new Tuner(device, device.engine(), Duration.ZERO).tune());
        assertEquals(before, device.engine().tiles());
    }

    @Test
    void aTunerWithTimeChoosesFromWhatThereIs() {
        Tiles tuned = new Tuner(device, device.engine(), Duration.ofSeconds(20)).tune();
        assertTrue(Tiles.ROWS.contains(tuned.gemm()) && Tiles.ROWS.contains(tuned.conv()), tuned::toString);
    }

    @Test
    void whatWasTunedIsFoundAgain() throws IOException {
        TileFile file = new TileFile(new BinaryCache(folder));
        assertEquals(Optional.empty(), file.load(device.info()));
        file.store(device.info(), new Tiles(12, 4));
        assertEquals(Optional.of(new Tiles(12, 4)), file.load(device.info()));
        try (var files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {(byte) 0xff, 0, 1});
        }
        assertEquals(Optional.empty(), file.load(device.info()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gemm 8", "gemm 8\nconv 5\n", "gemm 8\nconv 999\n", "gemm x\nconv 8\n",
        "gemm 8\nconv 8\nmore\n"})
    void aFileThatMakesNoSenseIsNone(String text) {
        assertEquals(Optional.empty(), TileFile.parse(text));
    }
}
