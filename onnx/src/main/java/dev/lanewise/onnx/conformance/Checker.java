package dev.lanewise.onnx.conformance;

import dev.lanewise.inference.InferenceException;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.Program;
import dev.lanewise.onnx.Limits;
import dev.lanewise.onnx.Onnx;
import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.format.ModelProto;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Runs cases and says how each went. Whatever a case does, the next one runs.
 *
 * @param runner computes a program's outputs
 */
public record Checker(Tolerance tolerance, BiFunction<Program, List<Tensor>, List<Tensor>> runner) {
    /** How the case went. */
    public Verdict check(ConformanceCase test) {
        try {
            ModelProto model = ModelProto.read(
                    test.model().toString(), MemorySegment.ofArray(Files.readAllBytes(test.model())), Limits.DEFAULT);
            Optional<String> skip = OutOfScope.reason(model);
            return skip.isPresent() ? Verdict.skip(skip.get()) : run(test);
        } catch (OnnxException | InferenceException e) {
            return Verdict.fail(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Verdict.fail(e.toString());
        }
    }

    private Verdict run(ConformanceCase test) throws IOException {
        List<Path> sets = test.dataSets();
        if (sets.isEmpty()) return Verdict.fail("the case has no test_data_set");
        List<Recorded> records = new ArrayList<>();
        for (Path set : sets) {
            Recorded recorded = new Recorded(RecordedTensor.all(set, "input"), RecordedTensor.all(set, "output"));
            Optional<String> skip = recorded.outOfScope();
            if (skip.isPresent()) return Verdict.skip(skip.get());
            records.add(recorded);
        }
        Program program = Onnx.program(test.model());
        for (Recorded recorded : records) {
            Optional<String> difference = difference(program, recorded);
            if (difference.isPresent()) return Verdict.fail(difference.get());
        }
        return Verdict.PASS;
    }

    private record Recorded(List<RecordedTensor> inputs, List<RecordedTensor> outputs) {
        Optional<String> outOfScope() {
            return Stream.concat(inputs.stream(), outputs.stream())
                    .flatMap(tensor -> tensor.outOfScope().stream())
                    .findFirst();
        }
    }

    private Optional<String> difference(Program program, Recorded recorded) {
        if (recorded.inputs.size() != program.inputs().size()) {
            return Optional.of("the model has " + program.inputs().size() + " inputs, the case gives "
                    + recorded.inputs.size());
        }
        List<Tensor> outputs = runner.apply(program, RecordedTensor.ordered(recorded.inputs, program.inputs()));
        if (outputs.size() != recorded.outputs.size()) {
            return Optional.of("expected " + recorded.outputs.size() + " outputs, got " + outputs.size());
        }
        List<Tensor> expected = RecordedTensor.ordered(recorded.outputs, program.outputs());
        for (int i = 0; i < outputs.size(); i++) {
            Optional<String> difference = tolerance.difference(expected.get(i), outputs.get(i));
            Port port = program.outputs().get(i);
            if (difference.isPresent()) return Optional.of("output " + port.name() + ": " + difference.get());
        }
        return Optional.empty();
    }
}
