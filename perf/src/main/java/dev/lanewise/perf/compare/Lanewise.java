package dev.lanewise.perf.compare;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;
import dev.lanewise.kernels.elementwise.Elementwise;
import dev.lanewise.kernels.pool.Pool2d;
import dev.lanewise.perf.compare.Operation.Pool;
import dev.lanewise.perf.compare.Operation.Unary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** This library's side of the comparison. */
final class Lanewise {
    private static final Map<Integer, Workers> WORKERS = new ConcurrentHashMap<>();

    private Lanewise() {}

    /** What is to be timed. */
    @FunctionalInterface
    interface Call {
        void run(Cpu cpu, float[] y);
    }

    /** Prepares an operation, or null where the library does not have it yet. */
    static @Nullable Contestant prepare(Operation operation, float[][] inputs, int threads) {
        Cpu cpu = Cpu.shared().on(WORKERS.computeIfAbsent(threads, Workers::of));
        if (operation instanceof Operation.Recurrent recurrent) return new LanewiseRecurrent(recurrent, inputs, cpu);
        if (operation instanceof Operation.Model model) return LanewiseModels.prepare(model, inputs, cpu.workers());
        Call call = switch (operation) {
            case Operation.MatMul matMul -> LanewiseProducts.call(matMul, inputs, cpu);
            case Operation.Convolution convolution -> LanewiseProducts.call(convolution, inputs, cpu);
            case Operation.InputGradient gradient -> LanewiseProducts.call(gradient, inputs, cpu);
            case Operation.WeightGradient gradient -> LanewiseProducts.call(gradient, inputs, cpu);
            case Pool pool -> call(pool, inputs[0]);
            case Unary unary -> call(unary, inputs[0]);
            case Operation.Softmax softmax -> LanewiseRows.call(softmax, inputs);
            case Operation.Normalization normalization -> LanewiseRows.call(normalization, inputs, cpu);
            case Operation.Attention attention -> LanewiseAttention.call(attention, inputs, cpu);
            case Operation.Recurrent recurrent -> null;
            case Operation.Model model -> null;
        };
        return call == null ? null : new Own(cpu, call, new float[operation.outputSize()]);
    }

    private static Call call(Pool pool, float[] x) {
        return pool.max()
                ? (cpu, y) -> Pool2d.max(cpu, pool.geometry(), x, 0, y, 0)
                : (cpu, y) -> Pool2d.average(cpu, pool.geometry(), false, x, 0, y, 0);
    }

    private static Call call(Unary unary, float[] x) {
        return (cpu, y) -> Elementwise.unary(cpu, unary.function(), 0, 0, unary.n(), x, 0, y, 0);
    }

    private record Own(Cpu cpu, Call call, float[] y) implements Contestant {
        @Override
        public void run(int times) {
            for (int i = 0; i < times; i++) call.run(cpu, y);
        }

        @Override
        public float[] result() {
            return y.clone();
        }
    }
}
