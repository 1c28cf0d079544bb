/**
 * Makes {@code dev.lanewise.opencl.bindings} out of Khronos' headers, read through libclang's C interface. It writes
 * what jextract would: who has jextract may run it on the same header instead,
 * {@code jextract --target-package dev.lanewise.opencl.bindings CL/cl.h}, and give its class the symbol lookup that
 * these have.
 */
package dev.lanewise.opencl.generator;
