/**
 * Gradients of what was computed, and what to do with them.
 *
 * <p>A {@link dev.lanewise.autodiff.Tape} is an evaluator that remembers. A training step is three lines:
 *
 * {@snippet :
 * Tensor loss = tape.mean(tape.square(tape.subtract(model.forward(tape, x), target)));
 * Gradients gradients = tape.gradients(loss);
 * optimizer.step(gradients);
 * }
 *
 * <p>{@link dev.lanewise.autodiff.GradientCheck} compares gradient rules with finite differences. {@link
 * dev.lanewise.autodiff.Sgd}, {@link dev.lanewise.autodiff.Adam} and {@link dev.lanewise.autodiff.AdamW} change
 * parameters; a {@link dev.lanewise.autodiff.Schedule} says how fast.
 */
package dev.lanewise.autodiff;
