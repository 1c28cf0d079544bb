package dev.lanewise.properties.generators;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import dev.lanewise.kernels.pool.Pool2dGeometry;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Windows of all kinds over small images. */
public final class Pools {
    private static final Pool2dGeometry[] EDGES = {
        Pool2dGeometry.of(1, 1, 1, 1, 1),
        Pool2dGeometry.of(0, 4, 4, 3, 2),
        Pool2dGeometry.of(2, 4, 4, 0, 2),
        Pool2dGeometry.of(1, 5, 5, 17, 2),
        Pool2dGeometry.of(2, 7, 7, 64, 7),
        // the last window hangs over the border; it would begin beyond it
        of(6, 6, 3, 3, Stride.of(2), Padding.NONE, Dilation.ONE, true),
        of(3, 3, 16, 2, Stride.of(2), Padding.of(1), Dilation.ONE, true),
        of(2, 2, 15, 1, Stride.of(3), Padding.NONE, Dilation.ONE, true),
        // a dilated window of which not one tap lies on the image
        of(1, 1, 5, 2, Stride.ONE, Padding.of(1), Dilation.of(2), false),
        of(7, 7, 64, 3, Stride.of(2), Padding.of(1), Dilation.ONE, false),
    };

    private Pools() {}

    public static Arbitrary<Pool2dGeometry> any() {
        var kernel = Arbitraries.of(1, 2, 2, 3, 3, 4, 5, 7).tuple2();
        var stride = Arbitraries.of(1, 2, 2, 3).tuple2().map(p -> new Stride(p.get1(), p.get2()));
        var dilation = Arbitraries.of(1, 1, 1, 2, 3).tuple2().map(p -> new Dilation(p.get1(), p.get2()));
        var padding = Arbitraries.of(0, 0, 1, 2, 3).tuple4();
        var surplus = Arbitraries.integers().between(0, 8).tuple2();
        var rest = Combinators.combine(Arbitraries.of(1, 1, 2, 3, 0), Lengths.channels(67), Arbitraries.of(false, true))
                .as(Rest::new);
        return Edges.of(
                Combinators.combine(kernel, stride, dilation, padding, surplus, rest).as(Pools::build), EDGES);
    }

    private record Rest(int batch, int channels, boolean ceil) {}

    private static Pool2dGeometry build(
            Tuple.Tuple2<Integer, Integer> kernel,
            Stride stride,
            Dilation dilation,
            Tuple.Tuple4<Integer, Integer, Integer, Integer> padding,
            Tuple.Tuple2<Integer, Integer> more,
            Rest rest) {
        int rows = (kernel.get1() - 1) * dilation.vertical() + 1;
        int columns = (kernel.get2() - 1) * dilation.horizontal() + 1;
        Padding p = new Padding(
                Math.min(padding.get1(), rows - 1),
                Math.min(padding.get2(), rows - 1),
                Math.min(padding.get3(), columns - 1),
                Math.min(padding.get4(), columns - 1));
        return new Pool2dGeometry(
                rest.batch,
                Math.max(1, rows - p.top() - p.bottom() + more.get1()),
                Math.max(1, columns - p.left() - p.right() + more.get2()),
                rest.channels,
                kernel.get1(),
                kernel.get2(),
                stride,
                p,
                dilation,
                rest.ceil);
    }

    private static Pool2dGeometry of(
            int height, int width, int channels, int kernel, Stride stride, Padding padding, Dilation dilation,
            boolean ceil) {
        return new Pool2dGeometry(2, height, width, channels, kernel, kernel, stride, padding, dilation, ceil);
    }
}
