package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Softmax and its kin. Before opset 13 they see a matrix, whose rows are all axes from one on. */
final class SoftmaxOperators {
    private SoftmaxOperators() {}

    static void register(Registry to) {
        register(to, "Softmax", Evaluator::softmax);
        register(to, "LogSoftmax", Evaluator::logSoftmax);
        register(to, "Hardmax", SoftmaxOperators::hardmax);
    }

    private static void register(Registry to, String operator, BiFunction<Evaluator, Tensor, Tensor> ofRows) {
        to.one(operator, 1, call -> flattened(call, ofRows));
        to.one(operator, 13, call -> along(call, ofRows));
    }

    private static Tensor flattened(Call call, BiFunction<Evaluator, Tensor, Tensor> ofRows) {
        Tensor x = call.input(0);
        Shape shape = x.shape();
        long named = call.integer("axis", 1);
        int axis = named == shape.rank() ? shape.rank() : Places.axis(call, named, shape.rank());
        Shape matrix = Shape.of(shape.elements(0, axis), shape.elements(axis, shape.rank()));
        return call.ev().reshape(ofRows.apply(call.ev(), call.ev().reshape(x, matrix)), shape);
    }

    private static Tensor along(Call call, BiFunction<Evaluator, Tensor, Tensor> ofRows) {
        Tensor x = call.input(0);
        return along(call.ev(), x, Places.axis(call, call.integer("axis", -1), x.shape().rank()), ofRows);
    }

    /** A function of rows, applied along any axis. */
    static Tensor along(Evaluator ev, Tensor x, int axis, BiFunction<Evaluator, Tensor, Tensor> ofRows) {
        int last = x.shape().rank() - 1;
        if (axis == last) return ofRows.apply(ev, x);
        int[] exchanged = IntStream.rangeClosed(0, last).toArray();
        exchanged[axis] = last;
        exchanged[last] = axis;
        return ev.permute(ofRows.apply(ev, ev.permute(x, exchanged)), exchanged);
    }

    /** 1 at the first largest number of each row, else 0. */
    private static Tensor hardmax(Evaluator ev, Tensor x) {
        if (x.elements() == 0) return x;
        Tensor largest = ev.unsqueeze(ev.argMax(x, -1), -1);
        return ev.cast(ev.equal(largest, Constants.count(x, x.shape().last(), 0)), x.dtype());
    }
}
