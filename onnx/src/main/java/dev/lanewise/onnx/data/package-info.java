/** Elements of tensors in files, and in the files beside them that models name. */
package dev.lanewise.onnx.data;
