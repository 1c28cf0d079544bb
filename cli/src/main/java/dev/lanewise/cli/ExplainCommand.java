package dev.lanewise.cli;

import dev.lanewise.inference.Model;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what a model does, step by step. */
@Command(name = "explain", description = "Show the plan of an ONNX model.")
final class ExplainCommand extends ModelCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Model model = load();
        List<Tensor> given = inputs.tensors(model.inputs(), spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        out.print(model.explain(given.stream().map(Tensor::type).toList()));
        out.flush();
        return 0;
    }
}
