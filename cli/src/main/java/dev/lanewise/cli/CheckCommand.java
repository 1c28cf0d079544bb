package dev.lanewise.cli;

import dev.lanewise.inference.Model;
import dev.lanewise.inference.ModelOptions;
import dev.lanewise.onnx.conformance.Checker;
import dev.lanewise.onnx.conformance.ConformanceCase;
import dev.lanewise.onnx.conformance.Tolerance;
import dev.lanewise.onnx.conformance.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs cases in the layout of ONNX' own tests and compares the outputs with those recorded. */
@Command(name = "check", description = "Run ONNX test cases and compare their outputs.")
final class CheckCommand extends CommonOptions implements Callable<Integer> {
    private static final int FAILURES = 1;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders with cases, found recursively.")
    List<Path> folders = List.of();

    @Option(names = "--rtol", paramLabel = "R", description = "Relative tolerance (default: ${DEFAULT-VALUE}).")
    double relative = Tolerance.ONNX.relative();

    @Option(names = "--atol", paramLabel = "A", description = "Absolute tolerance (default: ${DEFAULT-VALUE}).")
    double absolute = Tolerance.ONNX.absolute();

    @Option(names = "--list", description = "A line for each case: pass, fail or skip, its path, the reason.")
    boolean list;

    @Option(names = "--device", paramLabel = "NAME", description = CommonOptions.DEVICES)
    String device = "cpu";

    private final Map<Verdict.Outcome, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> skipped = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) throw refusal(folder + ": cases lie in a folder; got no folder");
        }
        if (!(relative >= 0 && absolute >= 0)) {
            throw refusal("check: --rtol and --atol must not be negative; got " + relative + " and " + absolute);
        }
        ModelOptions options = ModelOptions.DEFAULT.withDevice(device(device));
        Checker checker = new Checker(
                new Tolerance(relative, absolute), (program, inputs) -> Model.of(program, options).run(inputs));
        for (Path folder : folders) {
            for (ConformanceCase test : ConformanceCase.in(folder)) report(out, test, checker.check(test));
        }
        if (!list) skipped.forEach((reason, count) -> out.println("skip " + count + ": " + reason));
        out.printf(
                Locale.ROOT,
                "%d passed, %d failed, %d skipped%n",
                count(Verdict.Outcome.PASS),
                count(Verdict.Outcome.FAIL),
                count(Verdict.Outcome.SKIP));
        out.flush();
        return count(Verdict.Outcome.FAIL) == 0 ? 0 : FAILURES;
    }

    private void report(PrintWriter out, ConformanceCase test, Verdict verdict) {
        counts.merge(verdict.outcome(), 1, Integer::sum);
        if (verdict.outcome() == Verdict.Outcome.SKIP) skipped.merge(verdict.reason(), 1, Integer::sum);
        if (list || verdict.outcome() == Verdict.Outcome.FAIL) {
            String outcome = verdict.outcome().name().toLowerCase(Locale.ROOT);
            out.println(outcome + "\t" + test.folder() + "\t" + verdict.reason());
        }
    }

    private int count(Verdict.Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
