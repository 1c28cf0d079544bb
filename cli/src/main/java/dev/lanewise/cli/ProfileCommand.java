package dev.lanewise.cli;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.Profile;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows where the time of a model's runs goes. */
@Command(name = "profile", description = "Measure each node of an ONNX model.")
final class ProfileCommand extends ModelCommand implements Callable<Integer> {
    @Option(names = "--png", paramLabel = "FILE", description = "Also draw the times of the longest nodes.")
    @Nullable Path picture;

    @Override
    public Integer call() throws IOException {
        if (picture != null && !String.valueOf(picture.getFileName()).endsWith(".png")) {
            throw refusal("--png must name a file that ends in .png; got " + picture);
        }
        if (picture != null) requireWritable("--png", picture);
        Model model = load();
        List<Tensor> given = inputs.tensors(model.inputs(), spec.commandLine().getErr());
        model.warmUp(given);
        Profile profile = model.profile(given);
        PrintWriter out = spec.commandLine().getOut();
        out.print(profile);
        out.flush();
        if (picture != null) ProfileChart.write(profile, picture);
        return 0;
    }
}
