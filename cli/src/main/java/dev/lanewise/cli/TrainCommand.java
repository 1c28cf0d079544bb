package dev.lanewise.cli;

import dev.lanewise.autodiff.AdamW;
import dev.lanewise.autodiff.Schedule;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.io.Weights;
import dev.lanewise.training.History;
import dev.lanewise.training.Trainer;
import dev.lanewise.training.data.DataLoader;
import dev.lanewise.training.data.Dataset;
import dev.lanewise.training.data.FashionMnist;
import java.awt.AWTError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains the demo's network; the same seed gives the same file, whatever the threads. */
@Command(name = "train", description = "Train a network on pictures of clothes and save it.")
final class TrainCommand extends FashionOptions implements Callable<Integer> {
    private static final int BATCH = 128;
    private static final int HELD_OUT = 5_000;
    private static final double PEAK_RATE = 0.01;
    private static final double WEIGHT_DECAY = 0.02;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the pictures (default: ${DEFAULT-VALUE}).")
    int epochs = 8;

    @Option(names = "--seed", paramLabel = "S", description = "Decides all lots (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the model goes (default: ${DEFAULT-VALUE}).")
    Path file = Path.of(Samples.MODEL);

    @Option(names = "--device", paramLabel = "NAME", description = CommonOptions.DEVICES)
    String device = "cpu";

    @Option(names = "--force", description = "Overwrite files that exist.")
    boolean force;

    @Override
    public Integer call() throws IOException {
        Outputs outputs = new Outputs(file);
        if (epochs < 1) throw refusal("--epochs must be at least 1; got " + epochs);
        outputs.requireFolder(this);
        if (!force) outputs.requireAbsent(this);
        FashionMnist fashion = FashionMnist.load(data);
        int trained = fashion.train().size() - HELD_OUT;
        if (trained < BATCH) throw refusal("the training pictures must be more than " + HELD_OUT + "; got " + data);
        Dataset training = fashion.train().slice(0, trained);
        Dataset validation = fashion.train().slice(trained, fashion.train().size());
        DataLoader loader = DataLoader.shuffled(training, BATCH, seed, FashionNet.augmentation());

        TrainingBar bar = new TrainingBar(spec.commandLine().getErr());
        Layer model = FashionNet.create(seed);
        model.moveTo(device(device));
        Trainer trainer = new Trainer(
                model,
                FashionMnist.CLASSES,
                AdamW.of(model.parameters(), PEAK_RATE).weightDecay(WEIGHT_DECAY),
                Schedule.oneCycle(PEAK_RATE, (long) epochs * loader.batches()),
                epochs,
                seed,
                (best, result) -> Weights.save(best, file),
                bar);
        try (bar; Interruption interruption = Interruption.of(Thread.currentThread())) {
            History history = trainer.fit(loader, DataLoader.inOrder(validation, 250, FashionNet.normalization()));
            if (history.best() > 0) draw(history, outputs);
            PrintWriter out = spec.commandLine().getOut();
            bar.close();
            if (history.interrupted()) {
                interruption.report(history.best() == 0
                        ? "interrupted before the first epoch ended; nothing saved"
                        : "interrupted; saved " + file + " of epoch " + history.best());
                return Interruption.EXIT_CODE;
            }
            out.println("saved " + file);
            out.flush();
        }
        return 0;
    }

    /** A machine without fonts cannot draw; the model is saved all the same. */
    private void draw(History history, Outputs outputs) throws IOException {
        history.writeCsv(outputs.csv());
        try {
            history.writePng(outputs.png());
        } catch (RuntimeException | LinkageError | InternalError | AWTError e) {
            spec.commandLine().getErr()
                    .println("lanewise: the curves could not be drawn, " + e + "; see " + outputs.csv());
        }
    }

    /** The files that a training leaves: the model, and beside it its curves as table and picture. */
    private record Outputs(Path model) {
        Path csv() {
            return beside(".csv");
        }

        Path png() {
            return beside(".png");
        }

        private Path beside(String ending) {
            String name = String.valueOf(model.getFileName());
            int dot = name.lastIndexOf('.');
            return model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
        }

        void requireAbsent(CommonOptions options) {
            for (Path path : new Path[] {model, csv(), png()}) {
                if (Files.exists(path))
                    throw options.refusal(path + " exists; --force overwrites it, --out names another");
            }
        }

        void requireFolder(CommonOptions options) {
            if (csv().equals(model) || png().equals(model)) {
                throw options.refusal("--out may not end in .csv or .png, where the curves go; got " + model);
            }
            options.requireWritable("--out", model);
        }
    }
}
