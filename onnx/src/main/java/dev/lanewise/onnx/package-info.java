/** Loads ONNX models and writes them. */
package dev.lanewise.onnx;
