package dev.lanewise.cli;

import dev.lanewise.layers.Layer;
import dev.lanewise.training.Evaluation;
import dev.lanewise.training.data.DataLoader;
import dev.lanewise.training.data.FashionMnist;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well a trained model does on pictures that it has not seen. */
@Command(name = "evaluate", description = "Test a trained model on the test pictures.")
final class EvaluateCommand extends FashionOptions implements Callable<Integer> {
    private static final int BATCH = 250;

    @Option(names = "--model", paramLabel = "FILE", description = "A file that train saved (default: the bundled model).")
    @Nullable Path file;

    @Option(names = "--device", paramLabel = "NAME", description = CommonOptions.DEVICES)
    String device = "cpu";

    @Override
    public Integer call() throws IOException {
        Layer model = file == null ? FashionNet.bundled() : FashionNet.load(file);
        model.moveTo(device(device));
        FashionMnist fashion = FashionMnist.load(data);
        Evaluation evaluation = Evaluation.of(
                model,
                DataLoader.inOrder(fashion.test(), BATCH, FashionNet.normalization()),
                FashionMnist.CLASSES);
        PrintWriter out = spec.commandLine().getOut();
        out.println(evaluation.confusion().perClass());
        out.println();
        out.println(evaluation.confusion());
        out.println();
        out.printf(Locale.ROOT, "accuracy %.2f %%%n", 100 * evaluation.accuracy());
        out.flush();
        return 0;
    }
}
