package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.micro.Epilogues;

/** The end of the scalar twins' chains, in one loop a step so that C2 vectorises each. */
final class ScalarEpilogue {
    private ScalarEpilogue() {}

    /**
     * Applies bias, residual and activation to the sums of one pixel, in place.
     *
     * @param place of the pixel's first output, counted from the first output of all
     */
    static void apply(Epilogue epilogue, int channels, float[] y, int yOffset, int place) {
        int at = yOffset + place;
        float[] bias = epilogue.bias();
        if (bias != null) add(channels, bias, epilogue.biasOffset(), y, at);
        float[] residual = epilogue.residual();
        if (residual != null) add(channels, residual, epilogue.residualOffset() + place, y, at);
        Activation activation = epilogue.activation();
        if (Epilogues.clampsBelow(activation)) raise(channels, Epilogues.low(activation), y, at);
        if (Epilogues.clampsAbove(activation)) lower(channels, activation.beta(), y, at);
        Epilogues.finish(false, activation, 1, channels, y, at, channels);
    }

    private static void add(int n, float[] x, int x0, float[] y, int y0) {
        for (int i = 0; i < n; i++) y[y0 + i] += x[x0 + i];
    }

    private static void raise(int n, float low, float[] y, int y0) {
        for (int i = 0; i < n; i++) y[y0 + i] = y[y0 + i] <= low ? low : y[y0 + i];
    }

    private static void lower(int n, float high, float[] y, int y0) {
        for (int i = 0; i < n; i++) y[y0 + i] = y[y0 + i] >= high ? high : y[y0 + i];
    }
}
