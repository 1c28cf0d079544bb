package dev.lanewise.cli;

import dev.lanewise.kernels.Workers;
import dev.lanewise.tensor.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command understands. */
class CommonOptions {
    /** What is said of {@code --device}. */
    static final String DEVICES = "cpu, reference, or an OpenCL device that doctor lists, opencl:0 say"
            + " (default: ${DEFAULT-VALUE}).";

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    @Spec
    CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills it
    CommonOptions() {}

    /** Must come before the first use of a device: the shared pool is made once. */
    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute (default: processors).")
    void threads(int count) {
        if (count < 1 || count > 9999) throw refusal("--threads must be from 1 to 9999; got " + count);
        System.setProperty("lanewise.threads", Integer.toString(count));
    }

    ParameterException refusal(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Refuses a file that could not be written, before the work of which it is to tell. */
    void requireWritable(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean there = folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        if (!there || Files.isDirectory(file) || (Files.exists(file) && !Files.isWritable(file))) {
            throw refusal(option + " must be a file in a folder that exists and can be written; got " + file);
        }
    }

    static Device device(String name) {
        return Device.named(name);
    }

    static int threads() {
        return Workers.shared().width();
    }
}
