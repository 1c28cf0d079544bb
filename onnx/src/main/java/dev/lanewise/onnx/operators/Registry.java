package dev.lanewise.onnx.operators;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operators of ONNX' own domain that can be run, by name and by the opset from which a definition holds. */
public final class Registry {
    private static final Registry ALL = new Registry();

    private final Map<String, NavigableMap<Integer, Translator>> translators = new TreeMap<>();

    private final Map<String, OperatorFamily> families = new HashMap<>();
    private final Set<OperatorFamily> defined = EnumSet.noneOf(OperatorFamily.class);

    private Registry() {
        for (OperatorFamily family : OperatorFamily.values()) {
            for (String operator : family.operators()) families.put(operator, family);
        }
    }

    /** Everything that this library knows. */
    public static Registry all() {
        return ALL;
    }

    /** The definition that an opset sees, or null where there is none. */
    public synchronized @Nullable Translator find(String operator, int opset) {
        OperatorFamily family = families.get(operator);
        if (family == null) return null;
        define(family);
        NavigableMap<Integer, Translator> versions = translators.get(operator);
        Map.Entry<Integer, Translator> entry = versions == null ? null : versions.floorEntry(opset);
        return entry == null ? null : entry.getValue();
    }

    /** By operator, by the first opset of each definition. */
    public synchronized Map<String, NavigableMap<Integer, Translator>> translators() {
        for (OperatorFamily family : OperatorFamily.values()) define(family);
        return Collections.unmodifiableMap(translators);
    }

    private void define(OperatorFamily family) {
        if (!defined.add(family)) return;
        family.register(this);
        for (String operator : family.operators()) {
            if (!translators.containsKey(operator)) {
                throw new IllegalStateException(family + " must define " + operator);
            }
        }
    }

    /** One output, defined alike from that opset on. */
    Registry one(String operator, int since, Translator.Single translator) {
        return many(operator, since, Translator.one(translator));
    }

    /** Defined so from that opset on, until a later definition. */
    Registry many(String operator, int since, Translator translator) {
        OperatorFamily family = families.get(operator);
        if (family == null || !defined.contains(family)) {
            throw new IllegalStateException(operator + " must be listed with its family; got " + family);
        }
        NavigableMap<Integer, Translator> versions = translators.get(operator);
        if (versions == null) {
            versions = new TreeMap<>();
            translators.put(operator, versions);
        }
        if (versions.put(since, translator) != null) {
            throw new IllegalStateException(operator + " is defined twice for opset " + since);
        }
        return this;
    }
}
