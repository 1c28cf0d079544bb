/**
 * Tensors in files, in the safetensors format.
 *
 * {@snippet :
 * Weights.save(model, Path.of("model.safetensors"));
 * Weights.load(model, Path.of("model.safetensors"));
 * }
 *
 * <p>{@link dev.lanewise.layers.io.Safetensors} is the format by itself, for any named tensors. Files from strangers
 * are safe to open: nothing is allocated that the file's own length does not allow, and every rule of the format is
 * checked.
 */
package dev.lanewise.layers.io;
