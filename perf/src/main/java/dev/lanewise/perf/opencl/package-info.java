/** OpenCL devices measured beside the CPU's kernels and beside CLBlast. */
package dev.lanewise.perf.opencl;
