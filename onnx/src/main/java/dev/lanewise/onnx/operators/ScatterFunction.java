package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Elements;

/** What an update does to the number that it meets. */
enum ScatterFunction {
    NONE,
    ADD,
    MUL,
    MAX,
    MIN;

    /** Attribute {@code reduction}. */
    static ScatterFunction of(Call call) {
        String reduction = call.text("reduction", "none");
        return switch (reduction) {
            case "none" -> NONE;
            case "add" -> ADD;
            case "mul" -> MUL;
            case "max" -> MAX;
            case "min" -> MIN;
            default -> throw call.error("reduction must be none, add, mul, max or min", reduction);
        };
    }

    /** {@code y[places[i] + j] = f(y[places[i] + j], x[i * run + j])}, one i after the other. */
    void put(Tensor x, int[] places, int run, Tensor y) {
        if (this == NONE) {
            Moves.put(x, places, run, y);
        } else if (y.storage() instanceof float[] to) {
            float[] from = x.floats();
            for (int i = 0; i < places.length; i++) {
                int at = y.offset() + places[i];
                for (int j = 0; j < run; j++) to[at + j] = value(to[at + j], from[x.offset() + i * run + j]);
            }
        } else {
            boolean whole = y.dtype().isWhole();
            for (int i = 0; i < places.length; i++) {
                for (int j = 0; j < run; j++) {
                    int at = places[i] + j;
                    if (whole) {
                        Elements.setLong(y, at, value(Elements.toLong(y, at), Elements.toLong(x, i * run + j)));
                    } else {
                        Elements.setDouble(y, at, value(Elements.toDouble(y, at), Elements.toDouble(x, i * run + j)));
                    }
                }
            }
        }
    }

    private float value(float a, float b) {
        return switch (this) {
            case NONE -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }

    private double value(double a, double b) {
        return switch (this) {
            case NONE -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }

    private long value(long a, long b) {
        return switch (this) {
            case NONE -> b;
            case ADD -> a + b;
            case MUL -> a * b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }
}
