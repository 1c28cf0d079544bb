package dev.lanewise.cli;

import dev.lanewise.inference.DeadlineExceededException;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.RunOptions;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a model once. */
@Command(name = "run", description = "Run an ONNX model and show its outputs.")
final class RunCommand extends ModelCommand implements Callable<Integer> {
    private static final int ENDED = 1;
    private static final int SHOWN = 8;

    @Option(names = "--hash", description = "Also show the SHA-256 of each output's bytes.")
    boolean hash;

    @Option(names = "--output", paramLabel = "DIR", description = "Write each output as NAME.npy into this folder.")
    @Nullable Path folder;

    @Option(names = "--deadline", paramLabel = "MS", description = "End the run after so many milliseconds.")
    @Nullable Long deadline;

    @Override
    public Integer call() throws IOException {
        if (deadline != null && deadline < 1) throw refusal("--deadline must be at least 1; got " + deadline);
        if (folder != null && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw refusal("--output must be a folder, or a name for a new one; got the file " + folder);
        }
        Model model = load();
        List<Tensor> given = inputs.tensors(model.inputs(), spec.commandLine().getErr());
        RunOptions run = deadline == null ? RunOptions.NONE : RunOptions.deadline(Duration.ofMillis(deadline));
        List<Tensor> outputs;
        try {
            outputs = model.run(given, run);
        } catch (DeadlineExceededException e) {
            spec.commandLine().getErr().println("lanewise run: " + e.getMessage());
            return ENDED;
        }
        if (folder != null) write(folder, model.outputs(), outputs);
        show(model.outputs(), outputs);
        return 0;
    }

    private void show(List<Port> ports, List<Tensor> outputs) {
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < outputs.size(); i++) out.println(line(ports.get(i).name(), outputs.get(i)));
        for (int i = 0; hash && i < outputs.size(); i++) {
            out.println(ports.get(i).name() + " " + TensorBytes.sha256(outputs.get(i)));
        }
        out.flush();
    }

    /** {@code probabilities float32 [1, 3] 0.1 0.7 0.2}. */
    private static String line(String name, Tensor output) {
        Tensor host = output.device().download(output);
        StringBuilder line = new StringBuilder(name + " " + host.dtype() + " " + host.shape());
        for (int i = 0; i < Math.min(SHOWN, host.elements()); i++) line.append(' ').append(TensorBytes.text(host, i));
        return line.toString();
    }

    private static void write(Path folder, List<Port> ports, List<Tensor> outputs) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < outputs.size(); i++) {
            // Names of values may look like paths.
            String name = ports.get(i).name().replaceAll("[^A-Za-z0-9._-]", "_");
            Npy.write(folder.resolve(name + ".npy"), outputs.get(i));
        }
    }
}
