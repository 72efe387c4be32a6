package dev.quartet.deploy;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Problems;
import dev.quartet.deploy.change.ChangedCommand;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.command.Terminal;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.cost.CostCommand;
import dev.quartet.deploy.down.DownCommand;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.release.PushCommand;
import dev.quartet.deploy.release.ReleaseCommand;
import dev.quartet.deploy.runtask.RunTaskCommand;
import dev.quartet.deploy.scale.ScaleCommand;
import dev.quartet.deploy.status.StatusCommand;
import dev.quartet.deploy.up.UpCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code deploy/quartet}. */
@Command(name = "quartet", synopsisSubcommandLabel = "COMMAND", sortOptions = false, usageHelpAutoWidth = true, subcommands = {
        CostCommand.class,
        UpCommand.class,
        ReleaseCommand.class,
        PushCommand.class,
        StatusCommand.class,
        ScaleCommand.class,
        RunTaskCommand.class,
        DownCommand.class,
        ChangedCommand.class,
        HelpCommand.class}, description = "Brings an environment of Quartet up on AWS, releases its services, shows them, and takes it down again.", footer = {
                "", "Exit codes: 0 done, 1 failed, 2 wrong usage."})
public final class Deploy implements Workplace, Callable<Integer> {

    private final Function<Environment, Account> accounts;
    private final Terminal terminal;
    private final Pace pace;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--root", paramLabel = "DIR", hidden = true, defaultValue = "")
    private Path root = Path.of("");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this; help COMMAND shows more of one.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    private Deploy(Function<Environment, Account> accounts, Terminal terminal, Pace pace) {
        this.accounts = accounts;
        this.terminal = terminal;
        this.pace = pace;
    }

    public static void main(String... arguments) {
        System.exit(commandLine(Account::of, Terminal.ofProcess(), Pace.USUAL).execute(arguments));
    }

    /** The whole program, which a test gives an account, a terminal and a pace of its own. */
    public static CommandLine commandLine(Function<Environment, Account> accounts, Terminal terminal, Pace pace) {
        CommandLine commandLine = new CommandLine(new Deploy(accounts, terminal, pace));
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, _) -> tell(wrong))
                .setExecutionExceptionHandler((failure, failed, _) -> tell(failure, failed));
    }

    // Its own line alone: a page of usage would hide it.
    private static int tell(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter errors = command.getErr();
        errors.println(wrong.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(wrong, errors)) {
            errors.println("%s --help says what there is.".formatted(command.getCommandSpec().qualifiedName()));
        }
        return ExitCode.USAGE;
    }

    private static int tell(Exception failure, CommandLine failed) {
        String sentence = failure instanceof DeployException
                ? String.valueOf(failure.getMessage())
                : Problems.explain(failure).orElseGet(() -> unforeseen(failure));
        failed.getErr().println(sentence);
        if (failed.getMixins().get("output") instanceof Output output) {
            output.document(Map.of("error", sentence));
        }
        return ExitCode.SOFTWARE;
    }

    // A fault of this program: whoever mends it needs to see where.
    private static String unforeseen(Exception failure) {
        Logger.getLogger(Deploy.class.getName()).log(Level.SEVERE, "Not foreseen", failure);
        return "This went wrong in a way that nobody foresaw: %s".formatted(failure);
    }

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Override
    public Path root() {
        return root.toAbsolutePath().normalize();
    }

    @Override
    public Account account(Environment environment) {
        return accounts.apply(environment);
    }

    @Override
    public Terminal terminal() {
        return terminal;
    }

    @Override
    public Pace pace() {
        return pace;
    }
}
