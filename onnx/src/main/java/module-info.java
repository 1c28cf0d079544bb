/** ONNX files in and out. */
module dev.lanewise.onnx {
    requires transitive dev.lanewise.inference;
    requires com.google.protobuf;
    requires static org.jspecify;

    exports dev.lanewise.onnx;
}
