package dev.quartet.deploy.cost;

import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code cost ENV}. */
@Command(name = "cost", description = "Prints what an environment costs an hour, a day and a month, from its files and a table of prices; asks AWS nothing.", sortOptions = false)
public final class CostCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        CostReport report = CostReport.of(workplace.environment(name), workplace.deployFolder(), Clock.systemUTC());
        if (!output.isJson()) {
            Console console = output.console();
            report.lines().forEach(console::line);
        }
        output.document(report.document());
        return 0;
    }
}
