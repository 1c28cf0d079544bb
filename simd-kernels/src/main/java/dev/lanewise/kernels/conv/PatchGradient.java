package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.micro.Panels;
import dev.lanewise.kernels.micro.Tiles;
import java.util.List;

/**
 * The input gradient of a convolution whose windows tile the input, as a transposed 2x2 convolution of stride 2 has it:
 * each pixel of {@code dy} makes a patch of {@code dx} of its own. What a line of pixels makes of one kernel row is a
 * line of {@code dx}, and a product: {@code dy (outWidth, outChannels) . w[:, row] (outChannels, kernelWidth *
 * inChannels)}. So all phases are stored where they belong, each sum a chain over the output channels, as in a phase of
 * its own.
 *
 * @param g the geometry of the forward convolution, with batch size 1
 * @param panels kernel rows one after the other
 * @param changing whether the panels are filled in each run
 */
record PatchGradient(Conv2dGeometry g, float[] w, int wOffset, float[] panels, boolean changing)
        implements
            InputGradientPart {
    /** Floats of weights that stay in the second-level cache while lines of {@code dy} pass by: 512 KiB. */
    private static final int BLOCK = 1 << 17;

    /** Fewer pixels in a line make tiles of few rows. */
    private static final int FEWEST_PIXELS = 8;

    /** Whether windows tile the input, and a phase is more than a product that lies in order. */
    static boolean accepts(Conv2dGeometry g) {
        int rows = g.kernelHeight();
        int columns = g.kernelWidth();
        return rows * columns > 1 && g.stride().vertical() == rows && g.stride().horizontal() == columns
                && g.dilation().equals(Dilation.ONE) && g.padding().isNone() && g.groups() == 1
                && g.height() == g.outHeight() * rows && g.width() == g.outWidth() * columns
                && g.outWidth() >= FEWEST_PIXELS && g.outChannels() > 0;
    }

    static PatchGradient of(Conv2dGeometry g, float[] w, int wOffset, boolean changing) {
        float[] panels = new float[changing ? 0 : packedSize(g)];
        if (!changing) pack(g, w, wOffset, 0, g.kernelHeight(), panels);
        return new PatchGradient(g, w, wOffset, panels, changing);
    }

    private static int columns(Conv2dGeometry g) {
        return g.kernelWidth() * g.inChannels();
    }

    private static int rowSize(Conv2dGeometry g) {
        return Panels.size(columns(g), g.outChannels());
    }

    private static int packedSize(Conv2dGeometry g) {
        return Math.multiplyExact(g.kernelHeight(), rowSize(g));
    }

    /** Weights lie as a product reads them: {@code [outChannels, kernelHeight, kernelWidth * inChannels]}. */
    private static void pack(Conv2dGeometry g, float[] w, int wOffset, int first, int end, float[] panels) {
        for (int row = first; row < end; row++) {
            Panels.pack(false, columns(g), g.outChannels(), w, wOffset + row * columns(g),
                    g.kernelHeight() * columns(g), panels, row * rowSize(g));
        }
    }

    @Override
    public int scratchSize(int batch, Cpu cpu) {
        return Math.multiplyExact(cpu.workers().width(), Tiles.SCRATCH);
    }

    @Override
    public int weightSize() {
        return panels.length;
    }

    @Override
    public String algorithm() {
        return "pointwise";
    }

    @Override
    public Call bind(Cpu cpu, int batch, float[] dy, int dyOffset, float[] dx, int dxOffset, float[] scratch, int at) {
        float[] packed = changing ? new float[packedSize(g)] : panels;
        Workers workers = Conv2d.workers(cpu, batch * g.multiplyAdds());
        Patches patches = new Patches(cpu.vector(), g, batch * g.outHeight(), dy, dyOffset, packed, dx, dxOffset,
                scratch, at);
        Call products = Call.of(workers, patches.tasks(), patches);
        if (!changing) return products;
        Call pack = Call.of(workers, g.kernelHeight(),
                (first, end, worker) -> pack(g, w, wOffset, first, end, packed));
        return Call.sequence(List.of(pack, products));
    }

    /** Tasks: for one block of columns of one kernel row after the other, lines of {@code dy}. */
    private record Patches(boolean vector, Conv2dGeometry g, int lines, float[] dy, int dyOffset, float[] panels,
            float[] dx, int dxOffset, float[] scratch, int scratchOffset) implements Workers.Task {

        /** Columns of a block: whole pairs of panels. */
        private int blockColumns() {
            return Math.max(1, BLOCK / (2 * Panels.WIDTH * g.outChannels())) * 2 * Panels.WIDTH;
        }

        private int blocksOfRow() {
            return Math.ceilDiv(columns(g), blockColumns());
        }

        int tasks() {
            return Math.multiplyExact(g.kernelHeight() * blocksOfRow(), lines);
        }

        @Override
        public void run(int first, int end, int worker) {
            int own = scratchOffset + worker * Tiles.SCRATCH;
            int k = g.outChannels();
            int lineSize = g.width() * g.inChannels();
            for (int task = first; task < end; task++) {
                int block = task / lines;
                int row = block / blocksOfRow();
                int column = block % blocksOfRow() * blockColumns();
                int line = task % lines;
                Tiles.rows(vector, g.outWidth(), Math.min(blockColumns(), columns(g) - column), k,
                        dy, dyOffset + line * g.outWidth() * k, k, Tiles.wholeRow(),
                        panels, row * rowSize(g) + column * k, Panels.WIDTH * k,
                        dx, dxOffset + (line * g.kernelHeight() + row) * lineSize + column, columns(g), false,
                        Epilogue.NONE, 0, 0, scratch, own);
            }
        }
    }
}
