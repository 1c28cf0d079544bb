package dev.lanewise.properties.generators;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;

/** Convolutions at the rim of what is allowed, which random ones would seldom meet. */
final class GeometryEdges {
    static final Conv2dGeometry[] CONVOLUTIONS = {
        Conv2dGeometry.of(1, 1, 1, 1, 1, 1, Padding.NONE),
        // nothing at all, in each way
        Conv2dGeometry.of(0, 5, 5, 3, 4, 3, Padding.NONE),
        Conv2dGeometry.of(2, 5, 5, 0, 4, 3, Padding.NONE),
        Conv2dGeometry.of(2, 5, 5, 0, 70, 1, Padding.NONE),
        Conv2dGeometry.of(2, 5, 5, 3, 0, 3, Padding.NONE),
        Conv2dGeometry.of(1, 0, 0, 3, 4, 3, Padding.of(2)),
        Conv2dGeometry.of(1, 0, 4, 3, 4, 3, Padding.of(2)),
        // the kernel is the image; the image and its padding
        Conv2dGeometry.of(2, 4, 4, 5, 6, 4, Padding.NONE),
        Conv2dGeometry.of(2, 1, 1, 16, 16, 3, Padding.of(1)),
        // more padding than image: outputs that see nothing of it
        Conv2dGeometry.of(1, 1, 2, 3, 17, 3, Padding.of(5)),
        of(5, 5, 3, 4, 2, 3, Stride.ONE, new Padding(0, 3, 0, 4), Dilation.ONE, 1),
        // pointwise, also with stride and padding
        Conv2dGeometry.of(3, 3, 5, 67, 65, 1, Padding.NONE),
        of(7, 6, 17, 33, 1, 1, new Stride(2, 3), Padding.NONE, Dilation.ONE, 1),
        of(3, 3, 16, 16, 1, 1, Stride.of(2), Padding.of(1), Dilation.ONE, 1),
        of(7, 9, 17, 258, 1, 1, new Stride(3, 2), Padding.NONE, Dilation.ONE, 1),
        // a stride that jumps over pixels; dilation without a tap between
        of(7, 7, 3, 15, 2, 2, Stride.of(3), Padding.NONE, Dilation.ONE, 1),
        of(9, 8, 7, 16, 3, 2, Stride.ONE, Padding.of(1), new Dilation(3, 2), 1),
        of(6, 6, 4, 4, 1, 1, Stride.ONE, Padding.NONE, Dilation.of(3), 1),
        // flat images and flat kernels
        of(1, 40, 8, 9, 1, 7, Stride.ONE, Padding.of(0, 3), Dilation.ONE, 1),
        of(40, 1, 9, 8, 7, 1, new Stride(2, 1), Padding.of(3, 0), Dilation.ONE, 1),
        // depthwise around the lanes, strided, dilated, multiplied
        of(6, 7, 1, 1, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 1),
        of(6, 7, 15, 15, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 15),
        of(6, 7, 16, 16, 3, 3, Stride.of(2), new Padding(0, 1, 0, 1), Dilation.ONE, 16),
        of(9, 9, 67, 67, 5, 5, Stride.ONE, Padding.of(2), Dilation.of(2), 67),
        of(5, 5, 5, 15, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 5),
        // lines long enough that borders are not copied: odd, uneven, more rows of padding than the kernel has
        of(9, 13, 16, 16, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 16),
        of(7, 17, 33, 33, 3, 3, Stride.of(2), new Padding(0, 1, 1, 0), Dilation.ONE, 33),
        of(2, 9, 18, 18, 3, 3, Stride.ONE, new Padding(4, 5, 0, 1), new Dilation(2, 1), 18),
        of(5, 15, 35, 35, 5, 5, Stride.ONE, new Padding(2, 1, 2, 1), Dilation.ONE, 35),
        of(6, 16, 20, 20, 3, 5, new Stride(1, 2), new Padding(3, 0, 1, 2), new Dilation(2, 1), 20),
        // groups that are no multiple of lanes
        of(5, 6, 6, 9, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 3),
        of(5, 6, 34, 62, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 2),
        // several groups in a vector: fewer pixels than a pass, uneven borders, strided, dilated
        of(5, 3, 32, 32, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 8),
        of(7, 9, 48, 48, 3, 2, new Stride(1, 2), new Padding(0, 2, 1, 0), Dilation.ONE, 24),
        of(8, 8, 16, 16, 3, 3, Stride.of(2), Padding.of(2), Dilation.of(2), 2),
        // the first layer of many networks, made small
        of(14, 14, 3, 64, 7, 7, Stride.of(2), Padding.of(3), Dilation.ONE, 1),
    };

    static final Conv2dGeometry[] WINOGRAD = {
        Conv2dGeometry.of(1, 3, 3, 16, 16, 3, Padding.NONE),
        Conv2dGeometry.of(1, 4, 4, 16, 16, 3, Padding.of(1)),
        Conv2dGeometry.of(2, 6, 6, 32, 32, 3, Padding.NONE),
        Conv2dGeometry.of(1, 8, 8, 32, 32, 3, Padding.of(1)),
        Conv2dGeometry.of(1, 7, 7, 64, 64, 3, Padding.of(1)),
        Conv2dGeometry.of(1, 1, 1, 16, 17, 3, Padding.of(1)),
        Conv2dGeometry.of(1, 1, 17, 19, 16, 3, Padding.of(1)),
        Conv2dGeometry.of(1, 17, 1, 31, 33, 3, Padding.of(1)),
        Conv2dGeometry.of(0, 8, 8, 16, 16, 3, Padding.of(1)),
        of(9, 10, 16, 24, 3, 3, Stride.ONE, new Padding(0, 2, 2, 0), Dilation.ONE, 1),
        of(5, 6, 67, 61, 3, 3, Stride.ONE, Padding.of(1), Dilation.ONE, 1),
        of(3, 3, 16, 16, 3, 3, Stride.of(2), Padding.NONE, Dilation.ONE, 1),
        of(5, 5, 16, 32, 3, 3, Stride.of(2), Padding.NONE, Dilation.ONE, 1),
        of(8, 8, 32, 64, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 1),
        of(14, 13, 19, 67, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 1),
        of(1, 1, 17, 16, 3, 3, Stride.of(2), Padding.of(1), Dilation.ONE, 1),
        of(9, 10, 16, 24, 3, 3, Stride.of(2), new Padding(0, 2, 2, 0), Dilation.ONE, 1),
        of(5, 6, 33, 31, 5, 5, Stride.ONE, Padding.of(2), Dilation.ONE, 1),
        of(1, 7, 16, 32, 5, 5, Stride.ONE, Padding.of(2), Dilation.ONE, 1),
        of(9, 8, 17, 16, 5, 5, Stride.ONE, new Padding(0, 2, 2, 0), Dilation.of(2), 1),
    };

    private GeometryEdges() {}

    private static Conv2dGeometry of(
            int height,
            int width,
            int in,
            int out,
            int kernelHeight,
            int kernelWidth,
            Stride stride,
            Padding padding,
            Dilation dilation,
            int groups) {
        return new Conv2dGeometry(
                2, height, width, in, out, kernelHeight, kernelWidth, stride, padding, dilation, groups);
    }
}
