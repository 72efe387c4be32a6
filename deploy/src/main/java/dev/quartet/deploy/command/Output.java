package dev.quartet.deploy.command;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a command prints. As text, lines are progress and result together. As JSON, standard output gets one document at the
 * end, and the lines go to standard error.
 */
public final class Output {

    private enum Format {
        TEXT, JSON
    }

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(names = "--output", paramLabel = "text|json", defaultValue = "text", description = "text for people (default); json: one document on standard output at the end, progress on standard error.")
    private Format format = Format.TEXT;

    // Here, because every command has this mixin.
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    public boolean isJson() {
        return format == Format.JSON;
    }

    /** Where progress goes, and questions. */
    public Console console() {
        return Console.of(this, ((Workplace) command.root().userObject()).terminal());
    }

    /** Prints the one document of a command that was asked for JSON; does nothing for text. */
    public void document(Object result) {
        if (isJson()) {
            out().println(MAPPER.writeValueAsString(result));
        }
    }

    PrintWriter progress() {
        return isJson() ? command.commandLine().getErr() : out();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
