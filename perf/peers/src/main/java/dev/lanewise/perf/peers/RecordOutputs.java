package dev.lanewise.perf.peers;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a model by ONNX Runtime on the {@code input_N.pb} of a folder and writes {@code output_N.pb} beside them: float
 * outputs, thinned out where they are long, which tests of trained models compare with.
 */
public final class RecordOutputs {
    private static final int MOST = 8192;

    private RecordOutputs() {}

    /** {@code MODEL.onnx FOLDER}. */
    public static void main(String[] args) throws OrtException, IOException {
        Path folder = Path.of(args[1]);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(args[0])) {
            Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
            for (NodeInfo input : session.getInputInfo().values()) {
                inputs.put(input.getName(), read(environment, folder.resolve("input_" + inputs.size() + ".pb")));
            }
            int count = 0;
            for (Map.Entry<String, OnnxValue> output : session.run(inputs)) {
                write((OnnxTensor) output.getValue(), folder.resolve("output_" + count++ + ".pb"));
            }
        }
    }

    private static OnnxTensor read(OrtEnvironment environment, Path file) throws OrtException, IOException {
        TensorProto proto = TensorProto.parseFrom(Files.readAllBytes(file));
        long[] shape = proto.getDimsList().stream().mapToLong(Long::longValue).toArray();
        ByteString raw = proto.getRawData();
        ByteBuffer bytes = ByteBuffer.allocateDirect(raw.size()).order(ByteOrder.nativeOrder());
        raw.copyTo(bytes);
        bytes.flip();
        return switch (proto.getDataType()) {
            case TensorProto.DataType.FLOAT_VALUE ->
                OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape);
            case TensorProto.DataType.INT64_VALUE ->
                OnnxTensor.createTensor(environment, bytes.asLongBuffer(), shape);
            default -> throw new IOException(file + ": only float and int64 are read; got " + proto.getDataType());
        };
    }

    /** Its elements in one row; of more than so many every k-th, k odd so that all places of a power of 2 turn up. */
    private static void write(OnnxTensor tensor, Path file) throws IOException {
        FloatBuffer values = tensor.getFloatBuffer();
        int step = (values.remaining() + MOST - 1) / MOST | 1;
        int count = (values.remaining() + step - 1) / step;
        ByteBuffer kept = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) kept.putFloat(values.get(i * step));
        TensorProto proto = TensorProto.newBuilder()
                .addDims(count)
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(kept.flip()))
                .build();
        Files.write(file, proto.toByteArray());
    }
}
