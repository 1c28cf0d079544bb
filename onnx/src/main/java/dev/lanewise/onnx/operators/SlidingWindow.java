package dev.lanewise.onnx.operators;

import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.conv.Stride;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A window that slides over the spatial axes: what attributes kernel_shape, strides, dilations, pads and auto_pad say. */
record SlidingWindow(List<Axis> axes) {
    SlidingWindow {
        axes = List.copyOf(axes);
    }

    /**
     * The window along one axis.
     *
     * @param before padding at the near end; negative where a transposed convolution writes nothing there
     */
    record Axis(int kernel, int stride, int dilation, int before, int after) {
        /** From the window's first element to its last. */
        int span() {
            return Math.addExact(Math.multiplyExact(kernel - 1, dilation), 1);
        }

        /** How many windows fit into an axis of that size with its padding. */
        int windows(int size) {
            return (int) Math.floorDiv((long) size + before + after - span(), stride) + 1;
        }

        Axis padded(int near, int far) {
            return new Axis(kernel, stride, dilation, near, far);
        }
    }

    /**
     * @param sizes the sizes of the input's spatial axes
     * @param kernel the window's sizes where the attribute is left out; null where it must be there
     */
    static SlidingWindow of(Call call, int[] sizes, int @Nullable [] kernel) {
        int rank = sizes.length;
        if (rank == 0) throw call.error("the input must have spatial axes", sizes.length + " of them");
        int[] shape = call.has("kernel_shape") || kernel == null
                ? integers(call, "kernel_shape", rank, -1)
                : kernel;
        int[] strides = integers(call, "strides", rank, 1);
        int[] dilations = integers(call, "dilations", rank, 1);
        int[] pads = integers(call, "pads", 2 * rank, 0);
        String auto = call.text("auto_pad", "NOTSET");
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            if (shape[i] < 1 || strides[i] < 1 || dilations[i] < 1) {
                throw call.error("kernel sizes, strides and dilations must be at least 1", shape[i], strides[i],
                        dilations[i]);
            }
            Axis axis = new Axis(shape[i], strides[i], dilations[i], pads[i], pads[rank + i]);
            axes.add(padded(call, auto, axis, sizes[i]));
        }
        return new SlidingWindow(axes);
    }

    private static Axis padded(Call call, String auto, Axis axis, int size) {
        return switch (auto) {
            case "NOTSET", "" -> axis;
            case "VALID" -> axis.padded(0, 0);
            case "SAME_UPPER", "SAME_LOWER" -> {
                int windows = Math.ceilDiv(size, axis.stride);
                int all = Math.max(0, (windows - 1) * axis.stride + axis.span() - size);
                int less = all / 2;
                yield auto.equals("SAME_UPPER") ? axis.padded(less, all - less) : axis.padded(all - less, less);
            }
            default -> throw call.error("auto_pad must be NOTSET, SAME_UPPER, SAME_LOWER or VALID", auto);
        };
    }

    /** Whether auto_pad decides the padding, and with it the output's size. */
    static boolean automatic(Call call) {
        String auto = call.text("auto_pad", "NOTSET");
        return !auto.equals("NOTSET") && !auto.isEmpty();
    }

    /** An INTS attribute of so many numbers, all {@code otherwise} where it is left out, an error where that is -1. */
    static int[] integers(Call call, String name, int count, int otherwise) {
        long[] values = call.integers(name);
        int[] result = new int[count];
        if (values == null && otherwise == -1) throw call.error("attribute " + name + " must be there", "none");
        if (values != null && values.length != count) {
            throw call.error(name + " must have " + count + " numbers here", values.length + " of them");
        }
        for (int i = 0; i < count; i++) {
            long value = values == null ? otherwise : values[i];
            if (value != (int) value) throw call.error(name + " must be 32-bit numbers", value);
            result[i] = (int) value;
        }
        return result;
    }

    int rank() {
        return axes.size();
    }

    /** The windows along each axis of an input of these spatial sizes. */
    int[] windows(int[] sizes) {
        int[] windows = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) windows[i] = axes.get(i).windows(sizes[i]);
        return windows;
    }

    /** Without the first axis. */
    SlidingWindow inner() {
        return new SlidingWindow(axes.subList(1, rank()));
    }

    /** The axis that stands for the height of an image: none, where there is only a width. */
    private Axis vertical() {
        return rank() == 1 ? new Axis(1, 1, 1, 0, 0) : axes.getFirst();
    }

    private Axis horizontal() {
        return axes.getLast();
    }

    /** Of a window over one or two axes. */
    Stride stride() {
        return new Stride(vertical().stride, horizontal().stride);
    }

    /** Of a window over one or two axes. */
    Dilation dilation() {
        return new Dilation(vertical().dilation, horizontal().dilation);
    }

    /** Of a window over one or two axes. */
    Padding padding() {
        return new Padding(vertical().before, vertical().after, horizontal().before, horizontal().after);
    }

    /** Of a window over one or two axes. */
    int kernelHeight() {
        return vertical().kernel;
    }

    /** Of a window over one or two axes. */
    int kernelWidth() {
        return horizontal().kernel;
    }
}
