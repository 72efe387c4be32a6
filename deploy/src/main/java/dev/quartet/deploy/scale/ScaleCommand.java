package dev.quartet.deploy.scale;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.CloudFormationRole;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.live.Traffic;
import dev.quartet.deploy.up.DeployedStack;
import dev.quartet.deploy.up.StackUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale ENV SERVICE N}. */
@Command(name = "scale", sortOptions = false, description = {
        "Brings a service to exactly so many tasks, and waits until they are healthy.",
        "",
        "Until the next deploy/quartet up, which puts back what the environment's file says, load changes nothing about "
                + "the number."})
public final class ScaleCommand implements Callable<Integer> {

    /** The document of it. */
    record Scaled(String environment, String service, int tasks, List<String> regions) {}

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SERVICE", description = "Such as user-service.")
    private String service = "";

    @Parameters(index = "2", paramLabel = "N", description = "Tasks in each Region of the environment; 0 stops them all.")
    private int tasks;

    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "PT15M", description = "How long to wait for them (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(15);

    @Mixin
    private CloudFormationRole role = new CloudFormationRole();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (tasks < 0) {
            throw new ParameterException(command.commandLine(), "N is %d: 0 is the least.".formatted(tasks));
        }
        workplace.requireKnown(List.of(service), command);
        Environment environment = workplace.environment(name);
        Account account = workplace.verifiedAccount(environment);
        environment.regions().keySet().stream().map(account::in).forEach(cloud -> scaling(environment, cloud).to(tasks,
                Patience.of(workplace.pace(), timeout)));
        output.document(new Scaled(environment.name(), service, tasks, List.copyOf(environment.regions().keySet())));
        return 0;
    }

    private Scaling scaling(Environment environment, Cloud cloud) {
        Console console = output.console();
        StackUpdates updates = new StackUpdates(cloud, environment, console, role.arn(), workplace.pace());
        String stack = Scaling.stack(environment, service);
        return new Scaling(environment, service,
                name -> updates.find(name).filter(DeployedStack::isMade).map(DeployedStack::parameters),
                values -> updates.find(stack).ifPresent(deployed -> updates.change(deployed, values)),
                new LiveServices(cloud.ecs(), environment),
                () -> new Traffic(cloud.loadBalancing()).behind(updates.find(Traffic.stack(environment, service)).map(
                        DeployedStack::outputs).orElse(Map.of())),
                line -> console.line("%s  %s  %s".formatted(cloud.region(), service, line)));
    }
}
