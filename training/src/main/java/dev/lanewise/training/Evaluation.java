package dev.lanewise.training;

import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.training.data.Batch;
import dev.lanewise.training.data.DataLoader;
import dev.lanewise.training.data.Epoch;
import dev.lanewise.training.metrics.ConfusionMatrix;
import java.util.Collection;
import java.util.List;

/**
 * How a classifier does on examples that it is not trained on.
 *
 * @param loss mean cross-entropy
 * @param confusion what was taken for what
 */
public record Evaluation(double loss, ConfusionMatrix confusion) {
    /**
     * Runs the model, which maps {@code [batch, ...]} to logits {@code [batch, classes]}, over all examples, on the device
     * that the model is on.
     */
    public static Evaluation of(Layer model, DataLoader data, List<String> classes) {
        Evaluator ev = Evaluator.eager();
        ConfusionMatrix confusion = new ConfusionMatrix(classes);
        Device device = deviceOf(model);
        double loss = 0;
        try (Epoch epoch = data.epoch(0)) {
            while (epoch.hasNext()) {
                Batch batch = epoch.next().to(device);
                Tensor logits = model.forward(ev, batch.x());
                loss += ev.crossEntropy(logits, batch.labels()).item() * (double) batch.size();
                confusion.add(batch.labels(), logits);
            }
        }
        return new Evaluation(loss / confusion.total(), confusion);
    }

    static Device deviceOf(Layer model) {
        Collection<Parameter> parameters = model.parameters().values();
        return parameters.isEmpty()
                ? Device.cpu()
                : parameters.iterator().next().value().device();
    }

    /** From 0 to 1. */
    public double accuracy() {
        return confusion.accuracy();
    }
}
