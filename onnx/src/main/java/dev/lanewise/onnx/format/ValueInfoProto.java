package dev.lanewise.onnx.format;

import dev.lanewise.inference.Port;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name and the type of what it stands for.
 *
 * @param kind what it is
 * @param elementType a number of {@link ElementType} where it is a tensor
 * @param axes null where not even their number is told
 */
public record ValueInfoProto(String name, Kind kind, int elementType, @Nullable List<Port.Axis> axes) {
    /** What a value can be. */
    public enum Kind {
        UNKNOWN, TENSOR, SEQUENCE, MAP, OPTIONAL, SPARSE_TENSOR
    }

    static ValueInfoProto read(WireReader in) {
        String name = "";
        ValueInfoProto type = new ValueInfoProto("", Kind.UNKNOWN, 0, null);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> name = in.name();
                case 2 -> type = readType(in.message("TypeProto"));
                default -> in.skip();
            }
        }
        return new ValueInfoProto(name, type.kind, type.elementType, type.axes);
    }

    private static ValueInfoProto readType(WireReader in) {
        ValueInfoProto type = new ValueInfoProto("", Kind.UNKNOWN, 0, null);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> type = readTensor(in.message("TypeProto.Tensor"));
                case 4 -> type = skipped(in, Kind.SEQUENCE);
                case 5 -> type = skipped(in, Kind.MAP);
                case 8 -> type = skipped(in, Kind.SPARSE_TENSOR);
                case 9 -> type = skipped(in, Kind.OPTIONAL);
                default -> in.skip();
            }
        }
        return type;
    }

    private static ValueInfoProto skipped(WireReader in, Kind kind) {
        in.skip();
        return new ValueInfoProto("", kind, 0, null);
    }

    private static ValueInfoProto readTensor(WireReader in) {
        int elementType = 0;
        List<Port.Axis> axes = null;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> elementType = in.number();
                case 2 -> axes = readShape(in.message("TensorShapeProto"));
                default -> in.skip();
            }
        }
        return new ValueInfoProto("", Kind.TENSOR, elementType, axes);
    }

    private static List<Port.Axis> readShape(WireReader in) {
        List<Port.Axis> axes = new ArrayList<>();
        while (in.next()) {
            if (in.field() == 1) axes.add(readAxis(in.message("TensorShapeProto.Dimension")));
            else
                in.skip();
            if (axes.size() > in.limits().rank()) {
                throw in.error("a tensor has at most " + in.limits().rank() + " axes", axes.size());
            }
        }
        return List.copyOf(axes);
    }

    private static Port.Axis readAxis(WireReader in) {
        Port.Axis axis = Port.Axis.open(null);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> {
                    long size = in.integer();
                    if (size > Integer.MAX_VALUE) throw in.error("an axis has at most 2^31 - 1 elements", size);
                    axis = size < 0 ? Port.Axis.open(null) : Port.Axis.fixed((int) size);
                }
                case 2 -> {
                    String name = in.name();
                    axis = Port.Axis.open(name.isEmpty() ? null : name);
                }
                default -> in.skip();
            }
        }
        return axis;
    }
}
