package dev.lanewise.training;

import dev.lanewise.autodiff.Gradients;
import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Schedule;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.layers.Layer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.training.data.Batch;
import dev.lanewise.training.data.DataLoader;
import dev.lanewise.training.data.Epoch;
import dev.lanewise.training.metrics.ConfusionMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains a classifier with cross-entropy, epoch by epoch, and keeps the best. The result depends on the model, the data,
 * the settings and the seed alone: not on threads, time or machine.
 *
 * @param model maps {@code [batch, ...]} to logits {@code [batch, classes]}
 * @param classes their names
 * @param schedule the learning rate of each step, counted from 0 over all epochs
 * @param seed of dropout and the like; loaders have seeds of their own
 * @param checkpoint what is kept, and where
 */
public record Trainer(
        Layer model,
        List<String> classes,
        Optimizer optimizer,
        Schedule schedule,
        int epochs,
        long seed,
        Checkpoint checkpoint,
        Progress progress) {

    public Trainer {
        if (epochs < 1) throw new IllegalArgumentException("trainer: epochs must be at least 1; got " + epochs);
        classes = List.copyOf(classes);
    }

    /**
     * Trains for all epochs and validates after each. Where the thread is interrupted it stops after the batch at hand;
     * what the checkpoint has kept by then stays.
     *
     * @throws IOException where the checkpoint cannot be kept
     */
    public History fit(DataLoader training, DataLoader validation) throws IOException {
        if (training.batches() == 0) {
            throw new IllegalArgumentException("trainer: the training data must fill one batch; got "
                    + training.data().size() + " examples, batch size " + training.batchSize());
        }
        Tape tape = Tape.training(seed);
        List<EpochResult> results = new ArrayList<>();
        int best = 0;
        for (int number = 1; number <= epochs; number++) {
            progress.epochStarted(number, epochs, training.batches());
            EpochResult result = epoch(tape, number, training, validation);
            if (result == null) return new History(results, best, true);
            results.add(result);
            boolean better = best == 0
                    || result.validationAccuracy() > results.get(best - 1).validationAccuracy();
            if (better) {
                best = number;
                keep(result);
            }
            progress.epochDone(result, better);
        }
        return new History(results, best, false);
    }

    /** Null where the thread was interrupted. */
    private @Nullable EpochResult epoch(Tape tape, int number, DataLoader training, DataLoader validation) {
        long start = System.nanoTime();
        ConfusionMatrix confusion = new ConfusionMatrix(classes);
        double loss = 0;
        double rate = 0;
        Device device = Evaluation.deviceOf(model);
        try (Epoch batches = training.epoch(number - 1)) {
            for (int i = 0; batches.hasNext(); i++) {
                if (Thread.currentThread().isInterrupted()) return null;
                Batch batch = batches.next().to(device);
                long step = (long) (number - 1) * training.batches() + i;
                rate = schedule.rate(step);
                loss += step(tape, batch, rate, confusion);
                progress.batchDone(i + 1, batch.size(), loss / (i + 1), confusion.accuracy());
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            loss /= training.batches();
            Evaluation check = Evaluation.of(model, validation, classes);
            return new EpochResult(
                    number, loss, confusion.accuracy(), check.loss(), check.accuracy(), rate, seconds);
        } catch (Epoch.InterruptedRuntimeException e) {
            return null;
        }
    }

    /** An interrupt waits meanwhile: it would close the file that is being written. */
    private void keep(EpochResult result) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            checkpoint.keep(model, result);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private double step(Tape tape, Batch batch, double rate, ConfusionMatrix confusion) {
        Tensor logits = model.forward(tape, batch.x());
        Tensor loss = tape.crossEntropy(logits, batch.labels());
        Gradients gradients = tape.gradients(loss);
        optimizer.learningRate(rate);
        optimizer.step(gradients);
        confusion.add(batch.labels(), logits);
        return loss.item();
    }
}
