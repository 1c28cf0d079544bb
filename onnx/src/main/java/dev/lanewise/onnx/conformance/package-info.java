/** ONNX' own test cases: models with inputs and the outputs that they must have. */
package dev.lanewise.onnx.conformance;
