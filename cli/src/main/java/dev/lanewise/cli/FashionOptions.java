package dev.lanewise.cli;

import dev.lanewise.training.data.FashionMnist;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands about a data set share: which, and where it lies. */
class FashionOptions extends CommonOptions {
    private static final String FASHION_MNIST = "fashion-mnist";

    private final List<String> known = List.of(FASHION_MNIST);

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the IDX files (default: ${DEFAULT-VALUE}).")
    Path data = FashionMnist.DEBIAN;

    /** The only data set so far; others are refused by name. */
    @Parameters(index = "0", paramLabel = "DATASET", description = "The data set: fashion-mnist.")
    void dataset(String name) {
        if (!known.contains(name)) throw refusal("DATASET must be " + FASHION_MNIST + "; got " + name);
    }
}
