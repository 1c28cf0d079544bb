package dev.lanewise.cli;

import dev.lanewise.kernels.Lanes;
import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.training.data.Batch;
import dev.lanewise.training.data.DataLoader;
import dev.lanewise.training.data.Dataset;
import dev.lanewise.training.data.Epoch;
import dev.lanewise.training.data.FashionMnist;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Classifies the bundled pictures with the bundled model: needs nothing but the clone. */
@Command(name = "demo", description = "Classify the bundled pictures of clothes and draw them.")
final class DemoCommand extends CommonOptions implements Callable<Integer> {
    private static final int SHOWN = 3;
    private static final int BAR = 30;

    /** Long enough for the compiler to finish and for a steady figure. */
    private static final long MEASURED_NANOS = 1_000_000_000;

    @Option(names = "--device", paramLabel = "NAME", description = CommonOptions.DEVICES)
    String device = "cpu";

    @Override
    public Integer call() throws IOException {
        Device target = device(device);
        Dataset samples = Samples.images();
        Layer model = FashionNet.bundled();
        model.moveTo(target);
        Batch batch;
        try (Epoch epoch = DataLoader.inOrder(samples, samples.size(), FashionNet.normalization()).epoch(0)) {
            batch = epoch.next();
        }
        Tensor x = batch.x().to(target);
        Evaluator ev = Evaluator.eager();
        float[] probabilities = ev.softmax(model.forward(ev, x)).toFloats();
        PrintWriter out = spec.commandLine().getOut();
        int classes = FashionMnist.CLASSES.size();
        for (int i = 0; i < samples.size(); i++) {
            float[] own = java.util.Arrays.copyOfRange(probabilities, i * classes, (i + 1) * classes);
            print(out, samples, i, own);
        }
        out.printf(Locale.ROOT, "%.0f images/s%n", imagesPerSecond(model, x));
        out.printf("%s, %d thread%s, JDK %s%n", runsOn(target), threads(), threads() == 1 ? "" : "s",
                Runtime.version());
        out.flush();
        return 0;
    }

    private static String runsOn(Device target) {
        return target.equals(Device.cpu()) ? Lanes.explanation() : "the " + target.name() + " device";
    }

    private static void print(PrintWriter out, Dataset samples, int index, float[] probabilities) {
        int height = samples.shape().size(0);
        int width = samples.shape().size(1);
        float[] pixels = new float[height * width];
        samples.read(index, pixels, 0);
        List<String> picture = TerminalPicture.lines(pixels, height, width, TerminalPicture.coloursWanted());
        List<String> text = text(samples.label(index), probabilities);
        int top = (picture.size() - text.size()) / 2;
        for (int i = 0; i < picture.size(); i++) {
            boolean beside = i >= top && i - top < text.size();
            out.println((picture.get(i) + (beside ? "   " + text.get(i - top) : "")).stripTrailing());
        }
        out.println();
    }

    private static List<String> text(int label, float[] probabilities) {
        List<String> lines = new ArrayList<>();
        lines.add("label: " + FashionMnist.CLASSES.get(label));
        lines.add("");
        IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                .limit(SHOWN)
                .forEach(i -> lines.add(String.format(
                        Locale.ROOT,
                        "%-12s %6.2f %%  %s",
                        FashionMnist.CLASSES.get(i),
                        100 * probabilities[i],
                        "#".repeat(Math.round(BAR * probabilities[i])))));
        return lines;
    }

    private static double imagesPerSecond(Layer model, Tensor x) {
        Evaluator ev = Evaluator.eager();
        for (long start = System.nanoTime(); System.nanoTime() - start < MEASURED_NANOS;) {
            model.forward(ev, x).toFloats();
        }
        int runs = 0;
        long start = System.nanoTime();
        while (System.nanoTime() - start < MEASURED_NANOS) {
            // a device computes meanwhile: what is not brought back may not be done
            model.forward(ev, x).toFloats();
            runs++;
        }
        return runs * (double) x.shape().size(0) / ((System.nanoTime() - start) * 1e-9);
    }
}
