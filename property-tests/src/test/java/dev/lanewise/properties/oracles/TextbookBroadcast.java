package dev.lanewise.properties.oracles;

import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.properties.generators.Shapes;
import dev.lanewise.tensor.Shape;

/** Broadcasting by its definition: each output's indices are looked up in the operands, 0 where an axis stretches. */
public final class TextbookBroadcast {
    private TextbookBroadcast() {}

    /** For each output where in {@code a} and where in {@code b} its operands lie. */
    public static int[][] places(Shapes.Pair shapes) {
        int[][] places = new int[shapes.both().elements()][];
        for (int i = 0; i < places.length; i++) {
            places[i] = new int[] {place(shapes.a(), shapes.both(), i), place(shapes.b(), shapes.both(), i)};
        }
        return places;
    }

    private static int place(Shape operand, Shape both, int output) {
        int place = 0;
        int stride = 1;
        int rest = output;
        for (int fromEnd = 1; fromEnd <= both.rank(); fromEnd++) {
            int index = rest % both.size(-fromEnd);
            rest /= both.size(-fromEnd);
            if (fromEnd > operand.rank()) continue;
            if (operand.size(-fromEnd) != 1) place += index * stride;
            stride *= operand.size(-fromEnd);
        }
        return place;
    }

    public static boolean holds(Comparison c, float a, float b) {
        return switch (c) {
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case LESS -> a < b;
            case LESS_OR_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_OR_EQUAL -> a >= b;
        };
    }
}
