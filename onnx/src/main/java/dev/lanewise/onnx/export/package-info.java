/** Captured graphs as ONNX files: for each operator of this library, how it is written with ONNX' own. */
package dev.lanewise.onnx.export;
