package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Running sums and products, and the largest numbers of a row. */
final class ScanOperators {
    private ScanOperators() {}

    static void register(Registry to) {
        to.one("CumSum", 11, call -> cumulative(call, false));
        to.one("CumProd", 26, call -> cumulative(call, true));
        to.many("TopK", 1, call -> top(call, call.integer("k", -1), true));
        to.many("TopK", 10, call -> top(call, Places.single(call, "K", call.input(1)), true));
        to.many("TopK", 11, call -> {
            return top(call, Places.single(call, "K", call.input(1)), call.flag("largest", true));
        });
    }

    private static Tensor cumulative(Call call, boolean product) {
        Tensor x = call.input(0);
        int axis = Places.axis(call, Places.single(call, "axis", call.input(1)), x.shape().rank());
        boolean exclusive = call.flag("exclusive", false);
        return call.ev().applyOne(new Cumulative(axis, product, exclusive, call.flag("reverse", false)), x);
    }

    /** Values and indices. Where the order may be any, it is the sorted one. */
    private static List<@Nullable Tensor> top(Call call, long k, boolean largest) {
        Tensor x = call.input(0);
        int axis = Places.axis(call, call.integer("axis", -1), x.shape().rank());
        if (k < 0 || k > x.shape().size(axis)) {
            throw call.error("k must be from 0 to the size of the axis", k, x.shape(), "axis " + axis);
        }
        return List.copyOf(call.ev().apply(new TopK(axis, (int) k, largest), x));
    }
}
