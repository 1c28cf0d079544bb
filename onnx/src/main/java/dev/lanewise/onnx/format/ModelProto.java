package dev.lanewise.onnx.format;

import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.OnnxException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A whole file. */
public record ModelProto(
        String file, long irVersion, List<OperatorSetId> opsets, GraphProto graph, List<FunctionProto> functions) {
    /**
     * Reads a model; its tensors remain slices of {@code bytes}.
     *
     * @param file its name, for errors
     */
    public static ModelProto read(String file, MemorySegment bytes, Limits limits) {
        if (bytes.byteSize() > limits.fileBytes()) {
            throw new OnnxException(
                    file + ": a model has at most " + limits.fileBytes() + " bytes, weights in other files"
                            + " not counted; got " + bytes.byteSize());
        }
        String other = OtherFormats.name(bytes);
        if (other != null) {
            throw new OnnxException(file + ": not an ONNX file but " + other + "; export the model to ONNX");
        }
        return read(file, WireReader.of(file, limits, bytes, "ModelProto"));
    }

    private static ModelProto read(String file, WireReader in) {
        long irVersion = 0;
        GraphProto graph = null;
        List<OperatorSetId> opsets = new ArrayList<>();
        List<FunctionProto> functions = new ArrayList<>();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> irVersion = in.integer();
                case 7 -> {
                    if (graph != null) throw in.error("a model has one graph", "another");
                    graph = GraphProto.read(in.message("GraphProto"));
                }
                case 8 -> opsets.add(OperatorSetId.read(in.message("OperatorSetIdProto")));
                case 25 -> functions.add(FunctionProto.read(in.message("FunctionProto")));
                default -> in.skip();
            }
        }
        if (graph == null) {
            throw new OnnxException(
                    file + ": not an ONNX file, or a damaged one; export the model to ONNX, or fetch the file"
                            + " again (a model has a graph; got none)");
        }
        return new ModelProto(file, irVersion, List.copyOf(opsets), graph, List.copyOf(functions));
    }
}
