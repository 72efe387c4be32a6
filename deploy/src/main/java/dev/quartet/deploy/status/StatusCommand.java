package dev.quartet.deploy.status;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.Address;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.up.DeployedStack;
import dev.quartet.deploy.up.StackUpdates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code status ENV}. */
@Command(name = "status", sortOptions = false, description = "Shows what runs in an environment, in each Region.")
public final class StatusCommand implements Callable<Integer> {

    /** The document of one look. */
    record Status(String environment, List<RegionStatus> regions) {}

    /** The document of {@code --watch}. */
    record Answering(String environment, Map<String, List<Answers.Share>> services) {}

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Parameters(paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Option(names = "--watch", description = "Ask the services themselves through the load balancer, twice a second, and show which instances answer, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--times", paramLabel = "N", hidden = true, defaultValue = "2147483647")
    private int times;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Environment environment = workplace.environment(name);
        Account account = workplace.verifiedAccount(environment);
        return watch ? watch(environment, account) : show(environment, account);
    }

    private int show(Environment environment, Account account) {
        Console console = output.console();
        List<RegionStatus> regions = environment.regions().keySet().stream().map(account::in)
                .map(cloud -> RegionStatus.of(environment, cloud, workplace.templates().services(), stack -> outputs(
                        environment, cloud, stack)))
                .toList();
        regions.forEach(region -> region.lines().forEach(console::line));
        output.document(new Status(environment.name(), regions));
        return 0;
    }

    private int watch(Environment environment, Account account) {
        Console console = output.console();
        List<Watched> watched = environment.regions().keySet().stream().map(account::in)
                .flatMap(cloud -> Address.of(environment, cloud.region(), outputs(environment, cloud, Address.stack(
                        environment))).stream().flatMap(address -> workplace.templates().services().stream().map(
                                service -> new Watched(cloud.region(), service, address.identity(service)))))
                .toList();
        if (watched.isEmpty()) {
            throw new DeployException("There is no load balancer to ask through yet: deploy/quartet up %s makes it."
                    .formatted(environment.name()));
        }
        // Ctrl-C is how this ends, and no failure.
        Thread atCtrlC = new Thread(() -> Runtime.getRuntime().halt(0));
        Runtime.getRuntime().addShutdownHook(atCtrlC);
        Screen screen = workplace.terminal().isThere() && !output.isJson()
                ? Screen.redrawn(console::line)
                : Screen.onChange(console::line);
        Watch round = new Watch(watched, screen, BETWEEN_ROUNDS);
        try {
            round.run(times);
        } finally {
            Runtime.getRuntime().removeShutdownHook(atCtrlC);
        }
        output.document(new Answering(environment.name(), round.shares()));
        return 0;
    }

    private Map<String, String> outputs(Environment environment, Cloud cloud, String stack) {
        return new StackUpdates(cloud, environment, output.console(), Optional.empty(), workplace.pace()).find(stack)
                .map(DeployedStack::outputs).orElse(Map.of());
    }
}
