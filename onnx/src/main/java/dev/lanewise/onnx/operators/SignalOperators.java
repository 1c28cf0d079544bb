package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Values;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/** Spectra, and the windows and filters that go with them. */
final class SignalOperators {
    private SignalOperators() {}

    static void register(Registry to) {
        to.one("DFT", 17, call -> transform(call, call.size("axis", 1)));
        to.one("DFT", 20, call -> transform(call, call.optional(2) == null ? -2 : whole(call, 2)));
        to.one("STFT", 17, SignalOperators::shortTime);
        window(to, "HannWindow", turns -> 0.5 - 0.5 * cos(turns));
        window(to, "HammingWindow", turns -> 25.0 / 46 - 21.0 / 46 * cos(turns));
        window(to, "BlackmanWindow", turns -> 0.42 - 0.5 * cos(turns) + 0.08 * cos(2 * turns));
        to.one("MelWeightMatrix", 17, SignalOperators::melWeights);
    }

    private static double cos(double turns) {
        return StrictMath.cos(2 * Math.PI * turns);
    }

    /** @param f of how far a number lies in the window, 0 to 1 */
    private static void window(Registry to, String operator, DoubleUnaryOperator f) {
        to.one(operator, 17, call -> {
            int size = whole(call, 0);
            if (size < 0) throw call.error("size must be at least 0", size);
            int turn = call.flag("periodic", true) ? size : size - 1;
            float[] values = new float[size];
            for (int i = 0; i < size; i++) values[i] = turn == 0 ? 1 : (float) f.applyAsDouble((double) i / turn);
            return typed(call, Tensor.of(Shape.of(size), values));
        });
    }

    /** A float tensor that the translator made, in the type that output_datatype names. */
    private static Tensor typed(Call call, Tensor values) {
        Tensor here = Constants.beside(call.input(0), values);
        DType dtype = DTypes.of(call, "output_datatype", DType.FLOAT32);
        return dtype == DType.FLOAT32 ? here : call.ev().cast(here, dtype);
    }

    /** A single integer that must be known. */
    private static int whole(Call call, int i) {
        long[] values = Values.longs(call.input(i));
        if (values.length != 1) throw call.error("input " + i + " must be one number", call.input(i).type());
        return Math.toIntExact(values[0]);
    }

    private static Tensor transform(Call call, int namedAxis) {
        Tensor x = call.input(0);
        int axis = x.shape().axis("dft", namedAxis);
        if (axis == x.shape().rank() - 1) throw call.error("axis must not be that of real and imaginary parts", axis);
        boolean inverse = call.flag("inverse", false);
        boolean half = call.flag("onesided", false);
        int size = x.shape().size(axis);
        int length = call.optional(1) != null ? whole(call, 1) : inverse && half ? 2 * (size - 1) : size;
        return call.ev().applyOne(new FourierTransform(axis, length, inverse, half), x);
    }

    private static Tensor shortTime(Call call) {
        Evaluator ev = call.ev();
        Tensor signal = call.input(0);
        if (signal.shape().rank() == 2) signal = ev.unsqueeze(signal, -1);
        if (signal.shape().rank() != 3) throw call.error("signal must be [batch, length, 1 or 2]", signal.type());
        int step = whole(call, 1);
        Tensor window = call.optional(2);
        int length = signal.shape().size(1);
        int frame = call.optional(3) != null ? whole(call, 3) : window != null ? window.elements() : length;
        if (step < 1 || frame < 1 || frame > length) {
            throw call.error("frame_step must be at least 1, frame_length from 1 to the signal's length", step, frame,
                    length);
        }
        if (window != null && window.elements() != frame) {
            throw call.error("window must be as long as a frame", window.type(), frame);
        }
        int frames = (length - frame) / step + 1;
        int[] places = new int[Math.multiplyExact(frames, frame)];
        for (int i = 0; i < places.length; i++) places[i] = i / frame * step + i % frame;
        Tensor indices = Constants.beside(signal, Tensor.of(Shape.of(frames, frame), places));
        Tensor framed = ev.gather(signal, indices, 1);
        if (window != null) framed = ev.multiply(framed, ev.reshape(window, Shape.of(frame, 1)));
        return ev.applyOne(new FourierTransform(2, frame, false, call.flag("onesided", true)), framed);
    }

    /** Triangles over the bins of a spectrum whose corners lie evenly on the mel scale. */
    private static Tensor melWeights(Call call) {
        int bands = whole(call, 0);
        int length = whole(call, 1);
        int rate = whole(call, 2);
        double low = Values.require(call.input(3)).toFloats()[0];
        double high = Values.require(call.input(4)).toFloats()[0];
        if (bands < 0 || length < 0 || rate < 1) {
            throw call.error("num_mel_bins, dft_length and sample_rate must be positive", bands, length, rate);
        }
        int bins = length / 2 + 1;
        double from = mel(low);
        double step = (mel(high) - from) / (bands + 2);
        int[] corners = new int[bands + 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = (int) Math.floor((length + 1) * hertz(from + i * step) / rate);
            if (corners[i] < 0 || corners[i] >= bins) {
                throw call.error("edges must lie in the spectrum", low, high, rate);
            }
        }
        float[] weights = new float[Math.multiplyExact(bins, bands)];
        for (int b = 0; b < bands; b++) {
            int left = corners[b];
            int centre = corners[b + 1];
            int right = corners[b + 2];
            for (int i = left; i < centre; i++) weights[i * bands + b] = (float) (i - left) / (centre - left);
            weights[centre * bands + b] = 1;
            for (int i = centre + 1; i < right; i++) weights[i * bands + b] = (float) (right - i) / (right - centre);
        }
        return typed(call, Tensor.of(Shape.of(bins, bands), weights));
    }

    private static double mel(double hertz) {
        return 2595 * StrictMath.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * StrictMath.expm1(mel / 2595 * StrictMath.log(10));
    }
}
