package dev.lanewise.onnx.operators;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operators of ONNX' own domain that can be run, by name and by the opset from which a definition holds. */
public final class Registry {
    private static final Registry ALL = new Registry();

    static {
        ActivationOperators.register(ALL);
        ArithmeticOperators.register(ALL);
        AttentionOperators.register(ALL);
        CastOperators.register(ALL);
        ConstantOperators.register(ALL);
        ControlFlowOperators.register(ALL);
        ConvolutionOperators.register(ALL);
        FunctionOperators.register(ALL);
        IndexOperators.register(ALL);
        LogicOperators.register(ALL);
        LossOperators.register(ALL);
        MatrixOperators.register(ALL);
        MovementOperators.register(ALL);
        NormalizationOperators.register(ALL);
        PadOperators.register(ALL);
        PoolingOperators.register(ALL);
        QuantizedOperators.register(ALL);
        RandomOperators.register(ALL);
        RecurrentOperators.register(ALL);
        ReduceOperators.register(ALL);
        RegionOperators.register(ALL);
        ResizeOperators.register(ALL);
        SamplingOperators.register(ALL);
        ScanOperators.register(ALL);
        ShapeOperators.register(ALL);
        SignalOperators.register(ALL);
        SoftmaxOperators.register(ALL);
    }

    private final Map<String, NavigableMap<Integer, Translator>> translators = new TreeMap<>();

    private Registry() {}

    /** Everything that this library knows. */
    public static Registry all() {
        return ALL;
    }

    /** The definition that an opset sees, or null where there is none. */
    public @Nullable Translator find(String operator, int opset) {
        NavigableMap<Integer, Translator> versions = translators.get(operator);
        Map.Entry<Integer, Translator> entry = versions == null ? null : versions.floorEntry(opset);
        return entry == null ? null : entry.getValue();
    }

    /** By operator, by the first opset of each definition. */
    public Map<String, NavigableMap<Integer, Translator>> translators() {
        return Collections.unmodifiableMap(translators);
    }

    /** One output, defined alike from that opset on. */
    Registry one(String operator, int since, Translator.Single translator) {
        return many(operator, since, Translator.one(translator));
    }

    /** Defined so from that opset on, until a later definition. */
    Registry many(String operator, int since, Translator translator) {
        translators.computeIfAbsent(operator, name -> new TreeMap<>()).put(since, translator);
        return this;
    }
}
