package dev.lanewise.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.Styler.YAxisPosition;

/**
 * How a training went.
 *
 * @param epochs in order
 * @param best the number of the epoch with the best validation accuracy, the first of equals; 0 where there is none
 * @param interrupted whether it ended early because the thread was interrupted
 */
public record History(List<EpochResult> epochs, int best, boolean interrupted) {
    public History {
        epochs = List.copyOf(epochs);
    }

    /** Writes the curves as a table with a header line. */
    public void writeCsv(Path file) throws IOException {
        StringBuilder csv = new StringBuilder(
                "epoch,loss,accuracy,validation_loss,validation_accuracy,learning_rate,seconds\n");
        for (EpochResult e : epochs) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.6f,%.6f,%.6f,%.6f,%.8f,%.3f\n",
                    e.epoch(),
                    e.loss(),
                    e.accuracy(),
                    e.validationLoss(),
                    e.validationAccuracy(),
                    e.learningRate(),
                    e.seconds()));
        }
        // A stream and not a channel, which an interrupt of the thread would close.
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            out.write(csv.toString().getBytes(UTF_8));
        }
    }

    /** Draws loss and accuracy over the epochs, as PNG. Writes nothing where there is no epoch. */
    public void writePng(Path file) throws IOException {
        if (epochs.isEmpty()) return;
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(540)
                .title("Training")
                .xAxisTitle("epoch")
                .yAxisTitle("loss")
                .build();
        chart.setYAxisGroupTitle(1, "accuracy in %");
        chart.getStyler().setYAxisMin(0, 0.0);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setYAxisGroupPosition(1, YAxisPosition.Right);
        double[] x = epochs.stream().mapToDouble(EpochResult::epoch).toArray();
        line(chart, "training loss", x, EpochResult::loss, 0);
        line(chart, "validation loss", x, EpochResult::validationLoss, 0);
        line(chart, "training accuracy", x, e -> 100 * e.accuracy(), 1);
        line(chart, "validation accuracy", x, e -> 100 * e.validationAccuracy(), 1);
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", file.toFile());
    }

    private void line(XYChart chart, String name, double[] x, ToDoubleFunction<EpochResult> y, int axis) {
        chart.addSeries(name, x, epochs.stream().mapToDouble(y).toArray()).setYAxisGroup(axis);
    }
}
