/** ONNX files in and out. */
module dev.lanewise.onnx {
    requires transitive dev.lanewise.inference;
    requires static org.jspecify;

    exports dev.lanewise.onnx;
    exports dev.lanewise.onnx.conformance;
}
