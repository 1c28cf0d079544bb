/**
 * Layers: records that hold parameters and know how to apply them.
 *
 * {@snippet :
 * Layer model = Sequential.of(
 *         Conv2d.of(1, 6, 5).padding(2), Relu.of(), MaxPool2d.of(2),
 *         Flatten.of(), Linear.of(14 * 14 * 6, 10));
 * model.initialize(42);
 * Tensor logits = model.forward(Evaluator.eager(), images); // images [batch, 28, 28, 1]
 * }
 *
 * <p>Layers are written against {@link dev.lanewise.tensor.Evaluator} and never know who runs them: whether they train
 * and where random numbers come from are the evaluator's. Images are {@code [batch, height, width, channels]}.
 *
 * <p>A model of one's own implements {@link dev.lanewise.layers.Layer}, tells its members, and has parameters under
 * names, first values, files and a {@link dev.lanewise.layers.Summary} like any other.
 */
package dev.lanewise.layers;
