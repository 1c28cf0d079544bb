package dev.lanewise.tensor.reference;

import dev.lanewise.tensor.Kernels;

/** The families of the reference device. */
final class ReferenceKernels implements Kernels {}
