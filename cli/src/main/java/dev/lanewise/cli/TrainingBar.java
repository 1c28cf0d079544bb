package dev.lanewise.cli;

import dev.lanewise.training.EpochResult;
import dev.lanewise.training.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar over all epochs with loss, accuracy, images/s and time left, and a line an epoch, on standard error. */
final class TrainingBar implements Progress, AutoCloseable {
    private static final int COLUMNS = 110;

    private final PrintWriter lines;
    private @Nullable ProgressBar bar;
    private int epoch;
    private int epochs;
    private long epochStart;
    private long images;

    TrainingBar(PrintWriter lines) {
        this.lines = lines;
    }

    @Override
    public void epochStarted(int number, int of, int batches) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("train")
                    .setInitialMax((long) of * batches)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true), COLUMNS))
                    .build();
        }
        epoch = number;
        epochs = of;
        epochStart = System.nanoTime();
        images = 0;
    }

    @Override
    public void batchDone(int batch, int examples, double loss, double accuracy) {
        if (bar == null) return;
        images += examples;
        double seconds = (System.nanoTime() - epochStart) * 1e-9;
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                " epoch %d/%d loss %.4f acc %.2f%% %.0f images/s",
                epoch,
                epochs,
                loss,
                100 * accuracy,
                images / seconds));
        bar.step();
    }

    @Override
    public void epochDone(EpochResult result, boolean best) {
        lines.printf(
                Locale.ROOT,
                "%nepoch %d/%d: loss %.4f, accuracy %.2f %%; validation loss %.4f, accuracy %.2f %%%s; %s%n",
                result.epoch(),
                epochs,
                result.loss(),
                100 * result.accuracy(),
                result.validationLoss(),
                100 * result.validationAccuracy(),
                best ? " (best, kept)" : "",
                Duration.ofSeconds(Math.round(result.seconds())).toString().substring(2).toLowerCase(Locale.ROOT));
        lines.flush();
    }

    /** Ends the bar's line, so that what follows stands on its own. */
    @Override
    public void close() {
        if (bar != null) bar.close();
        bar = null;
    }
}
