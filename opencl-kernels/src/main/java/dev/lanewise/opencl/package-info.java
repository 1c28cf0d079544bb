/**
 * OpenCL devices: tensors that live in a device's memory, and every family of arithmetic as kernels in {@code .cl} files
 * beside these classes. Index letters are those of the Java kernels. Results are near to the CPU's, within bounds, not
 * the same bits.
 */
package dev.lanewise.opencl;
