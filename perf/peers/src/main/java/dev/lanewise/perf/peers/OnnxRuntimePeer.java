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
import java.nio.FloatBuffer;
import java.util.Map;
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
        OnnxModel model = OnnxModels.of(operation, inputs);
        return model == null ? null : new Session(model, threads);
    }

    private static final class Session implements Contestant {
        private final OnnxModel model;
        private final OrtSession session;
        private final Map<String, OnnxTensor> inputs;
        private final Map<String, OnnxTensor> outputs;
        private final FloatBuffer y;

        Session(OnnxModel model, int threads) throws OrtException {
            this.model = model;
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (SessionOptions options = new SessionOptions()) {
                options.setIntraOpNumThreads(threads);
                options.setInterOpNumThreads(1);
                options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
                session = environment.createSession(model.bytes(), options);
            }
            inputs = new java.util.LinkedHashMap<>();
            for (OnnxModel.Input input : model.inputs()) {
                inputs.put(input.name(),
                        OnnxTensor.createTensor(environment, Layouts.direct(input.values()), input.shape()));
            }
            int size = 1;
            for (long extent : model.outputShape()) size *= (int) extent;
            y = Layouts.direct(size);
            outputs = Map.of("y", OnnxTensor.createTensor(environment, y, model.outputShape()));
        }

        @Override
        public void run(int times) throws OrtException {
            for (int i = 0; i < times; i++) session.run(inputs, outputs).close();
        }

        @Override
        public float[] result() {
            return model.outputFrom().apply(Layouts.array(y));
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
