package dev.lanewise.tensor.ops;

import java.util.Locale;

/** Names of functions as operators and the evaluator spell them. */
final class Names {
    private Names() {}

    /** {@code hardSwish} for HARD_SWISH. */
    static String camel(Enum<?> function) {
        StringBuilder name = new StringBuilder();
        for (String word : function.name().split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? lower.charAt(0) : word.charAt(0)).append(lower, 1, lower.length());
        }
        return name.toString();
    }
}
