package dev.lanewise.perf.compare;

/** Whole networks, loaded from ONNX. */
final class LanewiseModels {
    private LanewiseModels() {}

    static @org.jspecify.annotations.Nullable Contestant prepare(Operation.Model model, float[][] inputs, int threads) {
        return null;
    }
}
