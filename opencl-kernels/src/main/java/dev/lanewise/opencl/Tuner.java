package dev.lanewise.opencl;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.time.Duration;
import java.util.function.Function;

/** Measures which tiles a device computes fastest with. It ends in time: what it has not measured stays as it was. */
final class Tuner {
    private static final int SIZE = 512;
    private static final int LARGEST_TILE = 128;
    private static final int CHANNELS = 128;
    private static final int PIXELS = 28;
    private static final int REPEATS = 5;

    private final OpenClDevice device;
    private final Engine engine;
    private final long end;

    Tuner(OpenClDevice device, Engine engine, Duration atMost) {
        this.device = device;
        this.engine = engine;
        end = System.nanoTime() + atMost.toNanos();
    }

    Tiles tune() {
        Tiles before = engine.tiles();
        int size = size();
        try {
            Tensor a = zeros(size, size);
            Tensor y = zeros(size, size);
            Tile gemm = fastest(before.gemm(), tile -> new Tiles(tile, before.conv()),
                    () -> device.kernels().matmul().linear(a, a, null, y));
            // strided, for what is not has Winograd, which is products
            int pixels = PIXELS * size / SIZE;
            Conv2dGeometry geometry = new Conv2dGeometry(1, 2 * pixels, 2 * pixels, CHANNELS, CHANNELS, 3, 3,
                    Stride.of(2), Padding.of(1), Dilation.ONE, 1);
            Tensor x = zeros(1, 2 * pixels, 2 * pixels, CHANNELS);
            Tensor w = zeros(CHANNELS, 3, 3, CHANNELS);
            Tensor z = zeros(1, pixels, pixels, CHANNELS);
            Tile conv = fastest(before.conv(), tile -> new Tiles(gemm, tile),
                    () -> device.kernels().convolution().forward(geometry, x, w, null, z));
            return new Tiles(gemm, conv);
        } finally {
            engine.use(before);
        }
    }

    /** Rows of the matrices: on a card enough for the largest tiles to keep all of it busy. */
    private int size() {
        if (Source.isProcessor(device.info())) return SIZE;
        return LARGEST_TILE * (int) Math.ceil(Math.sqrt(2.0 * device.info().computeUnits()));
    }

    private Tensor zeros(int... sizes) {
        return device.upload(Tensor.full(Shape.of(sizes), 0));
    }

    private Tile fastest(Tile usual, Function<Tile, Tiles> with, Runnable work) {
        Tile best = usual;
        long least = Long.MAX_VALUE;
        for (Tile tile : Tile.choices(device.info())) {
            engine.use(with.apply(tile));
            long nanos = nanos(work);
            if (nanos < least) {
                least = nanos;
                best = tile;
            }
        }
        return best;
    }

    /** The shortest of some runs after one that compiles; the longest there is where there is no time left. */
    private long nanos(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i <= REPEATS && System.nanoTime() - end < 0; i++) {
            long begin = System.nanoTime();
            work.run();
            device.await();
            if (i > 0) least = Math.min(least, System.nanoTime() - begin);
        }
        return least;
    }
}
