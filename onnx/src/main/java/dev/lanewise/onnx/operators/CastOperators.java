package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Tensor;

/** Numbers, or their bits, in another dtype. */
final class CastOperators {
    private CastOperators() {}

    static void register(Registry to) {
        to.one("Cast", 1, call -> cast(call, DTypes.named(call, call.text("to", ""))));
        to.one("Cast", 6, call -> cast(call, numberOrName(call)));
        to.one("Cast", 9, call -> cast(call, to(call)));
        to.one("CastLike", 15, call -> cast(call, call.input(1).dtype()));
        to.one("BitCast", 26, call -> {
            DType dtype = to(call);
            return dtype == call.input(0).dtype()
                    ? call.input(0)
                    : call.ev().applyOne(new BitCast(dtype), call.input(0));
        });
    }

    private static DType to(Call call) {
        if (!call.has("to")) throw call.error("attribute to must be there");
        return DTypes.of(call, "to", DType.FLOAT32);
    }

    /** Files that were written while opset 6 was young hold the name still. */
    private static DType numberOrName(Call call) {
        try {
            return to(call);
        } catch (OperatorException e) {
            return DTypes.named(call, call.text("to", ""));
        }
    }

    private static Tensor cast(Call call, DType dtype) {
        return call.ev().cast(call.input(0), dtype);
    }
}
