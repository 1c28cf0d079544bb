package dev.lanewise.cli;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.onnx.Onnx;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What commands that run an ONNX model share. */
class ModelCommand extends CommonOptions {
    @Parameters(paramLabel = "MODEL.onnx", description = "The model.")
    Path file;

    @Mixin
    ModelInputs inputs;

    @Option(names = "--device", paramLabel = "NAME", description = CommonOptions.DEVICES)
    String device = "cpu";

    @SuppressWarnings("NullAway.Init") // picocli fills it
    ModelCommand() {}

    Model load() throws IOException {
        return Onnx.load(file, ModelOptions.DEFAULT.withDevice(device(device)));
    }
}
