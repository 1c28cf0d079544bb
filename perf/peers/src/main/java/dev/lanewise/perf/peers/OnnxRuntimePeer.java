package dev.lanewise.perf.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.lanewise.perf.compare.Contestant;
import dev.lanewise.perf.compare.Operation;
import dev.lanewise.perf.compare.Peer;
import dev.lanewise.perf.networks.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * ONNX Runtime through its Java API. Each operation is a model made for it, optimised at the highest level, with weights
 * as initializers; inputs and outputs lie in memory that both sides see, so that nothing is copied.
 */
public final class OnnxRuntimePeer implements Peer {
    @Override
    public String name() {
        return "onnxruntime";
    }

    @Override
    public String load() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        return "ONNX Runtime " + environment.getVersion();
    }

    @Override
    public @Nullable Contestant prepare(Operation operation, float[][] inputs, int threads) throws OrtException {
        if (operation instanceof Operation.Model model) return session(model.network(), inputs, threads);
        OnnxModel model = OnnxModels.of(operation, inputs);
        return model == null ? null : session(model, threads);
    }

    private static Session session(OnnxModel model, int threads) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        for (OnnxModel.Input input : model.inputs()) {
            inputs.put(input.name(), floats(input.values(), input.shape()));
        }
        return new Session(model.bytes(), inputs, "y", model.outputShape(), model.outputFrom(), threads);
    }

    private static Session session(Network network, float[][] values, int threads) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            Network.Input input = network.inputs().get(i);
            long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
            inputs.put(input.name(), input.isFloat() ? floats(values[i], shape) : indices(values[i], shape));
        }
        long[] shape = Arrays.stream(network.output().shape()).asLongStream().toArray();
        return new Session(network.model(), inputs, network.output().name(), shape, y -> y, threads);
    }

    private static OnnxTensor floats(float[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), Layouts.direct(values), shape);
    }

    private static OnnxTensor indices(float[] values, long[] shape) throws OrtException {
        LongBuffer buffer = ByteBuffer.allocateDirect(Long.BYTES * values.length).order(ByteOrder.nativeOrder())
                .asLongBuffer();
        for (float value : values) buffer.put((long) value);
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer.rewind(), shape);
    }

    private static final class Session implements Contestant {
        private final OrtSession session;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;
        private final FloatBuffer y;
        private final UnaryOperator<float[]> layout;

        Session(byte[] model, Map<String, OnnxTensor> inputs, String output, long[] shape,
                UnaryOperator<float[]> layout, int threads) throws OrtException {
            this.inputs = inputs;
            this.layout = layout;
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (SessionOptions options = new SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
                session = environment.createSession(model, options);
            }
            int size = 1;
            for (long extent : shape) size *= (int) extent;
            y = Layouts.direct(size);
            outputs = Map.of(output, OnnxTensor.createTensor(environment, y, shape));
        }

        @Override
        public void run(int times) throws OrtException {
            for (int i = 0; i < times; i++) session.run(inputs, outputs).close();
        }

        @Override
        public float[] result() {
            return layout.apply(Layouts.array(y));
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
        }
    }
}
