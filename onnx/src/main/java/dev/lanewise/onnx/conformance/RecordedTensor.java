package dev.lanewise.onnx.conformance;

import dev.lanewise.inference.Port;
import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.data.ExternalData;
import dev.lanewise.onnx.data.TensorData;
import dev.lanewise.onnx.format.TensorProto;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An input or output of a case. */
record RecordedTensor(TensorProto proto) {
    /** {@code input_0.pb}, {@code input_1.pb} and so on of a data set. */
    static List<RecordedTensor> all(Path dataSet, String role) throws IOException {
        List<RecordedTensor> tensors = new ArrayList<>();
        for (int i = 0;; i++) {
            Path file = dataSet.resolve(role + "_" + i + ".pb");
            if (!Files.exists(file)) return tensors;
            MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(file));
            tensors.add(new RecordedTensor(TensorProto.read(file.toString(), bytes, Limits.DEFAULT)));
        }
    }

    Optional<String> outOfScope() {
        return OutOfScope.reason(proto);
    }

    private Tensor tensor() {
        return new TensorData(new ExternalData(null, Arena.global())).read(proto);
    }

    /** One tensor for each port: by name where all are named after ports, as some old cases need; else in order. */
    static List<Tensor> ordered(List<RecordedTensor> recorded, List<Port> ports) {
        Map<String, RecordedTensor> named = new HashMap<>();
        recorded.forEach(tensor -> named.put(tensor.proto.name(), tensor));
        boolean byName = ports.stream().allMatch(port -> named.containsKey(port.name()));
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < ports.size(); i++) {
            RecordedTensor known = byName ? named.get(ports.get(i).name()) : recorded.get(i);
            if (known != null) tensors.add(known.tensor());
        }
        return tensors;
    }
}
