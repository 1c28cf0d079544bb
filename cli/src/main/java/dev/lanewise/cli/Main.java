package dev.lanewise.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * The command line. Results go to standard output, warnings and progress to standard error. Exit codes: 0 done; 1 done
 * with failures to report; 2 refused, with one sentence; 130 interrupted.
 */
@Command(name = "lanewise", description = "Neural networks for the JVM.", mixinStandardHelpOptions = true, version = "lanewise 0.1.0", subcommands = {
    DemoCommand.class, DoctorCommand.class, TrainCommand.class, EvaluateCommand.class,
    RunCommand.class, CheckCommand.class, BenchCommand.class, ExplainCommand.class, ProfileCommand.class})
public final class Main implements Runnable {
    static final int REFUSED = 2;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills it
    Main() {}

    public static void main(String[] args) {
        int exit;
        try {
            exit = commandLine().execute(args);
        } catch (ExceptionInInitializerError e) {
            exit = fail(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (OutOfMemoryError e) {
            exit = fail("the heap is too small, " + e.getMessage() + "; LANEWISE_OPTS=-Xmx4g gives it 4 GiB");
        }
        System.exit(exit);
    }

    private static int fail(String sentence) {
        System.err.println("lanewise: " + sentence);
        return REFUSED;
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::refuseArguments)
                .setExecutionExceptionHandler(Main::refuse);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing; lanewise --help lists them");
    }

    private static int refuseArguments(ParameterException e, String[] args) {
        return report(e, e.getCommandLine());
    }

    private static int refuse(Exception e, CommandLine command, ParseResult arguments) {
        return report(e, command);
    }

    private static int report(Exception e, CommandLine command) {
        if (command.getCommand() instanceof CommonOptions common && common.debug) e.printStackTrace(command.getErr());
        else
            command.getErr().println(sentence(command, e));
        return REFUSED;
    }

    private static String sentence(CommandLine command, Exception e) {
        String message = e.getMessage();
        boolean ours = e instanceof ParameterException
                || e instanceof IllegalArgumentException
                || e instanceof UnsupportedOperationException
                || e instanceof FileSystemException
                || e.getClass().getName().startsWith("dev.lanewise.");
        String text = e instanceof FileSystemException file
                ? file.getFile() + ": " + reason(file)
                : message == null || !ours
                        ? "unexpected " + e + "; --debug shows where it came from"
                        : message.lines().findFirst().orElse(message);
        return command.getCommandSpec().qualifiedName() + ": " + text;
    }

    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException none -> "no such file; check the path";
            case AccessDeniedException denied -> "may not be read or written; check its permissions";
            default ->
                "cannot be read or written, " + (e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
        };
    }
}
