package dev.lanewise.perf.peers;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A model of a few nodes whose result is {@code y}, and the numbers that it is run on. */
final class OnnxModel {
    private static final int IR_VERSION = 10;
    private static final int OPSET = 23;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("compare");
    private final List<Input> inputs = new ArrayList<>();
    private long[] outputShape = {};
    private UnaryOperator<float[]> outputFrom = values -> values;
    private boolean contributed;

    /** A graph input and what it holds. */
    record Input(String name, float[] values, long[] shape) {}

    OnnxModel input(String name, float[] values, long... shape) {
        inputs.add(new Input(name, values, shape));
        graph.addInput(value(name, shape));
        return this;
    }

    OnnxModel constant(String name, float[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long extent : shape) tensor.addDims(extent);
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes)));
        return this;
    }

    OnnxModel node(String type, List<String> from, List<String> to, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder().setOpType(type).addAllInput(from).addAllOutput(to)
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    /** A node of ONNX Runtime's own operators. */
    OnnxModel contributed(String type, List<String> from, List<String> to, AttributeProto... attributes) {
        contributed = true;
        graph.addNode(NodeProto.newBuilder().setDomain("com.microsoft").setOpType(type).addAllInput(from)
                .addAllOutput(to).addAllAttribute(List.of(attributes)));
        return this;
    }

    OnnxModel output(long... shape) {
        graph.addOutput(value("y", shape));
        outputShape = shape;
        return this;
    }

    /** How the result comes into this library's layout. */
    OnnxModel from(UnaryOperator<float[]> layout) {
        outputFrom = layout;
        return this;
    }

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name)
                .setType(AttributeProto.AttributeType.INTS);
        for (long value : values) attribute.addInts(value);
        return attribute.build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF(value)
                .build();
    }

    private static ValueInfoProto value(String name, long... shape) {
        TensorShapeProto.Builder extents = TensorShapeProto.newBuilder();
        for (long extent : shape) {
            extents.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(extents)
                .build();
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(type)).build();
    }

    byte[] bytes() {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(IR_VERSION).setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET));
        if (contributed) {
            model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("com.microsoft").setVersion(1));
        }
        return model.build().toByteArray();
    }

    List<Input> inputs() {
        return inputs;
    }

    long[] outputShape() {
        return outputShape;
    }

    UnaryOperator<float[]> outputFrom() {
        return outputFrom;
    }
}
