package dev.lanewise.opencl;

import dev.lanewise.kernels.pool.Pool2dGeometry;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.PoolingKernels;
import dev.lanewise.tensor.Tensor;

/** Windows over pixels: pool.cl. */
final class OpenClPooling implements PoolingKernels {
    private final Engine engine;

    OpenClPooling(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void max(Pool2dGeometry g, Tensor x, Tensor y, Tensor indices) {
        max(g, true, x, y, indices);
    }

    @Override
    public void max(Pool2dGeometry g, Tensor x, Tensor y) {
        max(g, false, x, y, y);
    }

    private void max(Pool2dGeometry g, boolean indexed, Tensor x, Tensor y, Tensor indices) {
        int pixels = outPixels(g);
        Source source = source(g);
        engine.run(source, "max_pool", Range.of(engine.items(source, g.channels()), pixels), pixels, vector(g),
                indexed ? 1 : 0, x, y, indices);
    }

    @Override
    public void maxGradient(Pool2dGeometry g, Tensor dy, Tensor indices, Tensor dx) {
        int pixels = g.batch() * g.height() * g.width();
        Source source = source(g);
        engine.run(source, "max_pool_gradient", Range.of(engine.items(source, g.channels()), pixels), pixels, vector(g),
                dy, indices, dx);
    }

    @Override
    public void average(Pool2dGeometry g, boolean countPadding, Tensor x, Tensor y) {
        int pixels = outPixels(g);
        Source source = source(g);
        engine.run(source, "average_pool", Range.of(engine.items(source, g.channels()), pixels), pixels, vector(g),
                countPadding ? 1 : 0, x, y);
    }

    @Override
    public void averageGradient(Pool2dGeometry g, boolean countPadding, Tensor dy, Tensor dx) {
        int pixels = g.batch() * g.height() * g.width();
        Source source = source(g);
        engine.run(source, "average_pool_gradient", Range.of(engine.items(source, g.channels()), pixels), pixels,
                vector(g), countPadding ? 1 : 0, dy, dx);
    }

    /** On a card with vectors where the channels fill them, since the rest would lie across its runs of memory. */
    private Source source(Pool2dGeometry g) {
        if (Source.isProcessor(engine.device())) return Source.POOL_ON_PROCESSOR;
        return g.channels() % Source.POOL_VECTORS.on(engine.device()).vector() == 0 ? Source.POOL_VECTORS : Source.POOL;
    }

    private static int outPixels(Pool2dGeometry g) {
        return g.batch() * g.outHeight() * g.outWidth();
    }

    private static int[] vector(Pool2dGeometry g) {
        return new int[] {g.outHeight(), g.outWidth(), g.height(), g.width(), g.channels(), g.kernelHeight(),
            g.kernelWidth(), g.stride().vertical(), g.stride().horizontal(), g.dilation().vertical(),
            g.dilation().horizontal(), g.padding().top(), g.padding().left(), g.padding().bottom(),
            g.padding().right(), 0};
    }
}
