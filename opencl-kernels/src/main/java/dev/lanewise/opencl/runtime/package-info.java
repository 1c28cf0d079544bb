/**
 * OpenCL as its devices use it: every status checked and named, every handle counted and released. Above the generated
 * bindings, below the kernels.
 */
package dev.lanewise.opencl.runtime;
