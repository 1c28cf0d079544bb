package dev.lanewise.layers.io;

/** A broken rule, where it is not yet known in which file and at which tensor. */
final class Violation extends Exception {
    private static final long serialVersionUID = 1;

    /** The most of a name that an error repeats. */
    private static final int SHOWN = 100;

    Violation(String rule) {
        super(rule, null, false, false);
    }

    /** This within something: {@code tensor "a": rule; got value}. */
    Violation in(String what) {
        return new Violation(what + ": " + getMessage());
    }

    /** Text from a file in quotation marks, short and without control characters. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int shown = Math.min(text.length(), SHOWN);
        for (int i = 0; i < shown; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted + (shown < text.length() ? "...\"" : "\"");
    }
}
