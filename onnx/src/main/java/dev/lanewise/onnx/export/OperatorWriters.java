package dev.lanewise.onnx.export;

import dev.lanewise.tensor.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** For each operator that can be written, how. */
final class OperatorWriters {
    /** Writes an operator of one kind; names of its outputs, those that nobody reads may be left out at the end. */
    @FunctionalInterface
    interface Writer<T> extends BiFunction<T, Written, List<String>> {}

    private static final OperatorWriters ALL = new OperatorWriters();

    static {
        ElementwiseWriters.register(ALL);
        MovementWriters.register(ALL);
        ProductWriters.register(ALL);
        WindowWriters.register(ALL);
        NormalizationWriters.register(ALL);
        RecurrentWriters.register(ALL);
    }

    private final Map<Class<?>, Writer<Op>> writers = new HashMap<>();

    private OperatorWriters() {}

    /** How an operator is written, if it can be. */
    static Optional<Writer<Op>> find(Op op) {
        return Optional.ofNullable(ALL.writers.get(op.getClass()));
    }

    <T extends Op> void many(Class<T> kind, Writer<T> writer) {
        writers.put(kind, (op, to) -> writer.apply(kind.cast(op), to));
    }

    <T extends Op> void one(Class<T> kind, BiFunction<T, Written, String> writer) {
        many(kind, (op, to) -> List.of(writer.apply(op, to)));
    }
}
