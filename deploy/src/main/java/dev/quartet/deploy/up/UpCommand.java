package dev.quartet.deploy.up;

import dev.quartet.deploy.command.CloudFormationRole;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code up ENV}. */
@Command(name = "up", description = "Makes an environment's stacks, or changes them to what the files say.", sortOptions = false)
public final class UpCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--plan", description = "Show what would change, and change nothing.")
    private boolean plan;

    @Mixin
    private CloudFormationRole role = new CloudFormationRole();

    @Mixin
    private Output output = new Output();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Override
    public Integer call() {
        Environment environment = workplace.environment(name);
        workplace.account(environment).verify();
        output.console().line("%s: plan %s, yes %s, role %s".formatted(environment.name(), plan, yes, role.arn()));
        return 0;
    }
}
