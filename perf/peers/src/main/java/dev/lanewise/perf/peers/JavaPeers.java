package dev.lanewise.perf.peers;

import com.github.tjake.jlama.tensor.FloatBufferTensor;
import com.github.tjake.jlama.tensor.operations.PanamaTensorOperations;
import com.github.tjake.jlama.util.MachineSpec;
import dev.lanewise.perf.compare.Contestant;
import dev.lanewise.perf.compare.Operation;
import dev.lanewise.perf.compare.Operation.MatMul;
import dev.lanewise.perf.compare.Peer;
import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import org.jspecify.annotations.Nullable;

/** Libraries written in Java; both multiply in the calling thread. */
public final class JavaPeers {
    private JavaPeers() {}

    /** The BLAS of dev.ludovic.netlib in vectors. */
    public static final class Netlib implements Peer {
        private @Nullable BLAS blas;

        @Override
        public String name() {
            return "netlib";
        }

        @Override
        public String load() {
            blas = JavaBLAS.getInstance();
            return "dev.ludovic.netlib 3.2.0, " + blas.getClass().getSimpleName();
        }

        @Override
        public @Nullable Contestant prepare(Operation operation, float[][] in, int threads) {
            BLAS on = blas;
            if (on == null || threads != 1 || !(operation instanceof MatMul p)) return null;
            float[] c = new float[p.m() * p.n()];
            // Fortran's matrices lie in columns: c' = b' a'.
            return new InPlace(c, () -> on.sgemm("N", "N", p.n(), p.m(), p.k(), 1, in[1], p.n(), in[0], p.k(), 0, c,
                    p.n()));
        }
    }

    /** Jlama's products of rows with the rows of a transposed matrix. */
    public static final class Jlama implements Peer {
        private @Nullable PanamaTensorOperations operations;

        @Override
        public String name() {
            return "jlama";
        }

        @Override
        public String load() {
            MachineSpec.Type type = MachineSpec.VECTOR_TYPE;
            operations = new PanamaTensorOperations(type);
            return "jlama 0.8.4, " + type;
        }

        @Override
        public @Nullable Contestant prepare(Operation operation, float[][] in, int threads) {
            PanamaTensorOperations on = operations;
            if (on == null || threads != 1 || !(operation instanceof MatMul p) || !p.constant()) return null;
            FloatBufferTensor a = tensor(in[0], p.m(), p.k());
            FloatBufferTensor b = tensor(Layouts.swap(in[1], 1, p.k(), p.n()), p.n(), p.k());
            FloatBufferTensor c = new FloatBufferTensor(p.m(), p.n());
            return new Contestant() {
                @Override
                public void run(int times) {
                    for (int i = 0; i < times; i++) on.batchDotProduct(c, a, b, 0, 0, p.k(), 0, 0, p.n());
                }

                @Override
                public float[] result() {
                    float[] values = new float[p.m() * p.n()];
                    for (int i = 0; i < values.length; i++) values[i] = c.get(i / p.n(), i % p.n());
                    return values;
                }
            };
        }

        private static FloatBufferTensor tensor(float[] values, int rows, int columns) {
            FloatBufferTensor tensor = new FloatBufferTensor(rows, columns);
            for (int i = 0; i < values.length; i++) tensor.set(values[i], i / columns, i % columns);
            return tensor;
        }
    }

    private record InPlace(float[] y, Runnable call) implements Contestant {
        @Override
        public void run(int times) {
            for (int i = 0; i < times; i++) call.run();
        }

        @Override
        public float[] result() {
            return y.clone();
        }
    }
}
