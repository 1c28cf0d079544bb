package dev.lanewise.cli;

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
    DemoCommand.class, DoctorCommand.class, TrainCommand.class, EvaluateCommand.class})
public final class Main implements Runnable {
    static final int REFUSED = 2;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills it
    Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
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
        CommandLine command = e.getCommandLine();
        command.getErr().println(sentence(command, e));
        return REFUSED;
    }

    private static int refuse(Exception e, CommandLine command, ParseResult arguments) {
        if (command.getCommand() instanceof CommonOptions common && common.debug) e.printStackTrace(command.getErr());
        else
            command.getErr().println(sentence(command, e));
        return REFUSED;
    }

    private static String sentence(CommandLine command, Exception e) {
        String message = e.getMessage();
        boolean ours = e instanceof ParameterException
                || e instanceof IllegalArgumentException
                || e.getClass().getName().startsWith("dev.lanewise.");
        String text = message == null || !ours
                ? "unexpected " + e + "; --debug shows where it came from"
                : message.lines().findFirst().orElse(message);
        return command.getCommandSpec().qualifiedName() + ": " + text;
    }
}
