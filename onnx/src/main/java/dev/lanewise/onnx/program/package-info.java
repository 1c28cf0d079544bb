/** Graphs of files as {@link dev.lanewise.inference.Program programs}: names become slots, functions their bodies. */
package dev.lanewise.onnx.program;
