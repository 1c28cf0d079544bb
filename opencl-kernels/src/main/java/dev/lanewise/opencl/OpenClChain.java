package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Chain;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chain of elementwise functions as one kernel, written here out of the functions of functions.cl and arithmetic.cl.
 * Sizes, steps and constants are arguments, so chains of the same functions share a kernel, whatever they are applied to.
 */
final class OpenClChain {
    /** A kernel's arguments stay below the least that devices must take, 1024 bytes. */
    private static final int MOST_INPUTS = 8;

    private static final int MOST_STEPS = 16;

    private final Engine engine;

    OpenClChain(Engine engine) {
        this.engine = engine;
    }

    /** How an input's place follows from the output's. */
    private enum Reading {
        /** Both lie in one order. */
        ALONG,
        /** One number. */
        ONE,
        /** Within a row side by side. */
        RUN,
        /** One number for each row. */
        PER_ROW,
        /** Each number looked for by itself, rows being short. */
        ITEM
    }

    static boolean accepts(Chain chain, int inputs) {
        return inputs <= MOST_INPUTS && chain.steps().size() <= MOST_STEPS;
    }

    void run(Chain chain, List<Tensor> inputs, Tensor y) {
        int[] shape = y.shape().toArray();
        int[][] strides = new int[inputs.size()][];
        Arrays.setAll(strides, i -> Walk.broadcast(inputs.get(i).shape().toArray(), shape));
        Walk walk = Walk.of(chain.name(), shape, strides).inRows();
        if (walk.isEmpty()) return;
        Reading[] readings = new Reading[inputs.size()];
        Arrays.setAll(readings, i -> reading(inputs.get(i).shape(), y.shape(), walk, i));
        Source source = Source.chain(text(chain, inputs, readings, y, walk));
        List<Object> arguments = new ArrayList<>(List.of(walk.n(), walk.rows(), y.elements(), walk.sizes()));
        for (int i = 0; i < readings.length; i++) {
            arguments.add(inputs.get(i));
            arguments.add(walk.steps(i));
        }
        for (Chain.Step step : chain.steps()) {
            if (step.op() instanceof Unary unary) arguments.addAll(List.of(unary.alpha(), unary.beta()));
        }
        arguments.add(y);
        Range range = walk.hasRows()
                ? Range.of(engine.items(source, walk.n()), walk.rows())
                : Range.of(engine.items(source, y.elements()));
        engine.run(source, "chain", range, arguments.toArray());
    }

    private static Reading reading(Shape x, Shape y, Walk walk, int input) {
        if (x.elements() == y.elements()) return Reading.ALONG;
        if (x.elements() == 1) return Reading.ONE;
        if (!walk.hasRows()) return Reading.ITEM;
        return walk.lastStep(input) == 0 ? Reading.PER_ROW : Reading.RUN;
    }

    /** The kernel: operands, one line a step, and the result. */
    private static String text(Chain chain, List<Tensor> inputs, Reading[] readings, Tensor y, Walk walk) {
        boolean rows = walk.hasRows();
        StringBuilder text = new StringBuilder();
        text.append(rows ? "\nCHAIN_OF_ROWS" : "\nCHAIN").append(" void chain(").append(parameters(chain, inputs, y))
                .append(") {\n");
        text.append(rows
                ? "    CHAIN_PLACE_IN_ROW\n"
                : "    CHAIN_PLACE\n");
        text.append("    if (left > 0) {\n");
        for (int i = 0; i < readings.length; i++) {
            text.append("        F x%d = %s;%n".formatted(i, load(readings[i], i, isMask(inputs.get(i)))));
        }
        int last = chain.steps().size() - 1;
        for (int i = 0; i <= last; i++) {
            text.append("        F y%d = %s;%n".formatted(i, call(chain.steps().get(i), i)));
        }
        text.append("        %s(left, y%d, ys + yFrom + at);%n    }%n}%n"
                .formatted(isMask(y) ? "store_mask" : "store_some", last));
        return text.toString();
    }

    private static String parameters(Chain chain, List<Tensor> inputs, Tensor y) {
        List<String> all = new ArrayList<>(List.of("int n, int rows, int total, int8 sizes"));
        for (int i = 0; i < inputs.size(); i++) {
            all.add("__global const %s* xs%d, int xFrom%d, int8 steps%d".formatted(type(inputs.get(i)), i, i, i));
        }
        for (int i = 0; i < chain.steps().size(); i++) {
            if (chain.steps().get(i).op() instanceof Unary) all.add("float alpha%d, float beta%d".formatted(i, i));
        }
        all.add("__global %s* ys, int yFrom".formatted(type(y)));
        return String.join(", ", all);
    }

    private static String load(Reading reading, int i, boolean mask) {
        String from = "xs%d + xFrom%d".formatted(i, i);
        String load = mask ? "load_mask" : "load_some";
        return switch (reading) {
            case ALONG -> "%s(left, %s + at)".formatted(load, from);
            case ONE -> "(F) (float) *(%s)".formatted(from);
            case RUN -> "%s(left, %s + row_of(row, sizes, steps%d) + j)".formatted(load, from, i);
            case PER_ROW -> "(F) (float) (%s)[row_of(row, sizes, steps%d)]".formatted(from, i);
            case ITEM -> "%s(left, at, n, sizes, steps%d, %s)".formatted(mask ? "mask_items" : "load_items", i, from);
        };
    }

    private static String call(Chain.Step step, int i) {
        String operands = step.operands().stream()
                .map(operand -> operand < 0 ? "x" + ~operand : "y" + operand)
                .collect(Collectors.joining(", "));
        String constants = step.op() instanceof Unary ? ", alpha%d, beta%d".formatted(i, i) : "";
        return "of_%s(%s%s)".formatted(function(step.op()), operands, constants);
    }

    private static String function(Op op) {
        return switch (op) {
            case Unary unary -> OpenClElementwise.name(unary.function());
            case Binary binary -> OpenClElementwise.name(binary.function());
            case Compare compare -> OpenClElementwise.name(compare.comparison());
            default -> op.name();
        };
    }

    private static String type(Tensor tensor) {
        return isMask(tensor) ? "uchar" : "float";
    }

    private static boolean isMask(Tensor tensor) {
        return tensor.dtype() == DType.BOOL;
    }
}
