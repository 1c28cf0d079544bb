package dev.lanewise.onnx.conformance;

/** How a case went, and why where it did not pass. */
public record Verdict(Outcome outcome, String reason) {
    /** What can come of a case. */
    public enum Outcome {
        PASS, FAIL, SKIP
    }

    static final Verdict PASS = new Verdict(Outcome.PASS, "");

    static Verdict fail(String reason) {
        return new Verdict(Outcome.FAIL, oneLine(reason));
    }

    static Verdict skip(String reason) {
        return new Verdict(Outcome.SKIP, oneLine(reason));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
