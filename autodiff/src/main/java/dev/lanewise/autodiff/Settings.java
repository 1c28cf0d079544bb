package dev.lanewise.autodiff;

/** Checks of what optimisers and schedules are given. */
final class Settings {
    private Settings() {}

    static double atLeastZero(String what, String setting, double value) {
        return require(value >= 0 && value < Double.POSITIVE_INFINITY, what, setting, "at least 0", value);
    }

    /** At least 0 and below 1. */
    static double fraction(String what, String setting, double value) {
        return require(value >= 0 && value < 1, what, setting, "at least 0 and below 1", value);
    }

    static long positive(String what, String setting, long value) {
        if (value < 1) throw wrong(what, setting, "at least 1", value);
        return value;
    }

    private static double require(boolean holds, String what, String setting, String rule, double value) {
        if (!holds) throw wrong(what, setting, rule, value);
        return value;
    }

    private static IllegalArgumentException wrong(String what, String setting, String rule, Object value) {
        return new IllegalArgumentException(what + ": " + setting + " must be " + rule + "; got " + value);
    }
}
