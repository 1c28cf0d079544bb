/** Published networks as ONNX models with random weights, for comparing runtimes on one and the same file. */
package dev.lanewise.perf.networks;
