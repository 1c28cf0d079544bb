/** ONNX' file format: one immutable record for each message, read strictly and without copying tensors. */
package dev.lanewise.onnx.format;
