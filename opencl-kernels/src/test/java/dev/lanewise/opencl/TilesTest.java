package dev.lanewise.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.opencl.runtime.BinaryCache;
import dev.lanewise.opencl.runtime.Oclgrind;
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
import org.junit.jupiter.api.AfterEach;
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
        device = FirstDevice.find();
    }

    @AfterEach
    void oclgrindFoundNothing() throws IOException {
        Oclgrind.foundNothing();
    }

    @Test
    void everyTileGivesTheSameBits() {
        Tiles before = device.engine().tiles();
        try {
            List<List<Tensor>> results = new ArrayList<>();
            for (Tile tile : Tile.choices(device.info())) {
                device.engine().use(new Tiles(tile, tile));
                results.add(compute());
            }
            for (List<Tensor> other : results) assertEquals(results.getFirst(), other);
        } finally {
            device.engine().use(before);
        }
    }

    /**
     * Products, a strided and a grouped convolution, one by Winograd, and their gradients in the input; with results enough
     * for a card to use the tiles that it has for many.
     */
    private List<Tensor> compute() {
        Tensor a = numbers(1037, 37);
        List<Tensor> results = new ArrayList<>();
        results.add(ev.linear(a, numbers(70, 37), numbers(70)));
        results.add(ev.matmul(numbers(9, 41, 20), numbers(9, 20, 45)));
        Tensor x = numbers(16, 13, 11, 32);
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
        assertTrue(tuned.suit(device.info()), tuned::toString);
    }

    @Test
    void whatWasTunedIsFoundAgain() throws IOException {
        TileFile file = new TileFile(new BinaryCache(folder));
        assertEquals(Optional.empty(), file.load(device.info()));
        Tiles last = new Tiles(Tile.choices(device.info()).getLast(), Tile.choices(device.info()).getFirst());
        file.store(device.info(), last);
        assertEquals(Optional.of(last), file.load(device.info()));
        try (var files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {(byte) 0xff, 0, 1});
        }
        assertEquals(Optional.empty(), file.load(device.info()));
    }

    /** Also tiles that are none of this device's: another kind of device, another version had them. */
    @Test
    void aFileOfTilesThatThereAreNoKernelsForIsNone() {
        TileFile file = new TileFile(new BinaryCache(folder));
        Tile other = new Tile(7, 32, 7, 32, 1);
        file.store(device.info(), new Tiles(other, other));
        assertEquals(Optional.empty(), file.load(device.info()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gemm 8\nconv 8\n", "gemm 8x32 by 8x32 of 1", "gemm 8x32 by 8x32 of 1\nconv 5\n",
        "gemm 8x32 by 8x32 of 1\nconv 9999x32 by 8x32 of 1\n", "gemm x\nconv 8x32 by 8x32 of 1\n",
        "gemm 8x32 by 8x32 of 1\nconv 8x32 by 8x32 of 1\nmore\n"})
    void aFileThatMakesNoSenseIsNone(String text) {
        assertEquals(Optional.empty(), TileFile.parse(text));
    }

    @Test
    void aCardsTilesAreWholeAndFitWhatEveryCardHas() {
        List<Tile> all = new ArrayList<>(Tile.ON_CARD);
        all.addAll(List.of(Tile.TALL, Tile.WIDE, Tile.SMALL));
        for (Tile tile : all) {
            assertEquals(0, tile.rows() % tile.itemRows() + tile.columns() % tile.itemColumns(), tile::toString);
            assertEquals(0, tile.itemRows() % 4 + tile.itemColumns() % 4, tile + ": work-items have quads");
            assertEquals(0, tile.rows() * tile.step() % tile.items() + tile.columns() * tile.step() % tile.items(),
                    tile + ": work-items bring the same number of operands");
            assertTrue(tile.items() <= 256 && tile.localBytes() <= 30 << 10, tile::toString);
        }
    }
}
