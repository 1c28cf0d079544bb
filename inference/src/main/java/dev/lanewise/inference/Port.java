package dev.lanewise.inference;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An input or output of a program as its user sees it.
 *
 * @param axes the axes' sizes, fixed or open; null where even their number is unknown
 */
public record Port(String name, DType dtype, @Nullable List<Axis> axes) {
    /** Fixed where {@code size} is at least 0; else open, with the name that the model gives it, or none. */
    public record Axis(int size, @Nullable String name) {
        public static Axis fixed(int size) {
            return new Axis(size, null);
        }

        public static Axis open(@Nullable String name) {
            return new Axis(-1, name);
        }

        public boolean isOpen() {
            return size < 0;
        }

        @Override
        public String toString() {
            return !isOpen() ? Integer.toString(size) : name == null ? "?" : name;
        }
    }

    /** All sizes fixed. */
    public static Port of(String name, DType dtype, Shape shape) {
        int[] sizes = shape.toArray();
        return new Port(name, dtype, java.util.Arrays.stream(sizes).mapToObj(Axis::fixed).toList());
    }

    /** Whether a tensor of that shape may be given. */
    public boolean accepts(Shape shape) {
        if (axes == null) return true;
        if (axes.size() != shape.rank()) return false;
        for (int i = 0; i < axes.size(); i++) {
            if (!axes.get(i).isOpen() && axes.get(i).size() != shape.size(i)) return false;
        }
        return true;
    }

    /** {@code images float32 [batch, 3, 224, 224]}. */
    @Override
    public String toString() {
        String sizes = axes == null
                ? "[...]"
                : axes.stream().map(Axis::toString).collect(Collectors.joining(", ", "[", "]"));
        return name + " " + dtype + " " + sizes;
    }
}
