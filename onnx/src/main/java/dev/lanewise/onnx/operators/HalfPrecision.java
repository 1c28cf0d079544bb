package dev.lanewise.onnx.operators;

import dev.lanewise.inference.Program;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators on float16 and bfloat16: computed in float32, their results rounded to the narrow type once. */
final class HalfPrecision {
    private HalfPrecision() {}

    /**
     * A translator that sees halves as float32 and whose float outputs get the type of the first half among the inputs.
     */
    static Translator widened(Translator translator) {
        return call -> {
            DType half = half(call);
            if (half == null) return translator.translate(call);
            List<@Nullable Tensor> outputs = new ArrayList<>();
            for (Tensor y : translator.translate(new WideCall(call))) {
                outputs.add(y != null && y.dtype().isComputable() ? call.ev().cast(y, half) : y);
            }
            return outputs;
        };
    }

    /** The same for a translator of one output. */
    static Translator widenedOne(Translator.Single single) {
        return widened(Translator.one(single));
    }

    static boolean isHalf(DType dtype) {
        return dtype == DType.FLOAT16 || dtype == DType.BFLOAT16;
    }

    /** The tensor itself, or the same numbers in float32 where it holds halves. */
    static Tensor widen(Evaluator ev, Tensor x) {
        return isHalf(x.dtype()) ? ev.cast(x, DType.FLOAT32) : x;
    }

    private static @Nullable DType half(Call call) {
        for (Tensor x : call.all()) if (isHalf(x.dtype())) return x.dtype();
        return null;
    }

    /** A call whose inputs are wide. */
    private record WideCall(Call call) implements Call {
        @Override
        public Evaluator ev() {
            return call.ev();
        }

        @Override
        public String operator() {
            return call.operator();
        }

        @Override
        public int opset() {
            return call.opset();
        }

        @Override
        public int inputs() {
            return call.inputs();
        }

        @Override
        public int outputs() {
            return call.outputs();
        }

        @Override
        public boolean wants(int i) {
            return call.wants(i);
        }

        @Override
        public Tensor input(int i) {
            return widen(ev(), call.input(i));
        }

        @Override
        public @Nullable Tensor optional(int i) {
            Tensor x = call.optional(i);
            return x == null ? null : widen(ev(), x);
        }

        @Override
        public List<Tensor> all() {
            return call.all().stream().map(x -> widen(ev(), x)).toList();
        }

        @Override
        public boolean has(String attribute) {
            return call.has(attribute);
        }

        @Override
        public long integer(String name, long otherwise) {
            return call.integer(name, otherwise);
        }

        @Override
        public float number(String name, float otherwise) {
            return call.number(name, otherwise);
        }

        @Override
        public String text(String name, String otherwise) {
            return call.text(name, otherwise);
        }

        @Override
        public long @Nullable [] integers(String name) {
            return call.integers(name);
        }

        @Override
        public float @Nullable [] numbers(String name) {
            return call.numbers(name);
        }

        @Override
        public @Nullable List<String> texts(String name) {
            return call.texts(name);
        }

        @Override
        public @Nullable Tensor tensor(String name) {
            return call.tensor(name);
        }

        @Override
        public Program program(String name) {
            return call.program(name);
        }

        @Override
        public List<Tensor> captured(String name) {
            return call.captured(name);
        }

        @Override
        public OperatorException error(String rule, Object... got) {
            return call.error(rule, got);
        }
    }
}
