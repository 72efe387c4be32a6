package dev.quartet.deploy.runtask;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.problem.DeployException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.ecs.model.Task;

/** {@code run-task ENV SERVICE}. */
@Command(name = "run-task", sortOptions = false, description = {
        "Runs single tasks of a service: in its network and on its capacity, but without requests from the load balancer, "
                + "and without a replacement when they end."})
public final class RunTaskCommand implements Callable<Integer> {

    /** The document of it. */
    record Ran(String region, List<Waiting.Ran> tasks) {}

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

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--latest", description = "The newest revision, in place of the one that the service runs.")
    private boolean latest;

    @Option(names = "--region", paramLabel = "REGION", description = "Where (default: the environment's first Region).")
    private @Nullable String region;

    @Option(names = "--wait", description = "Wait until they run; 1 if one of them ends instead.")
    private boolean wait;

    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "PT10M", description = "How long (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(10);

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(command.commandLine(), "--count is %d: 1 is the least.".formatted(count));
        }
        workplace.requireKnown(List.of(service), command);
        Environment environment = workplace.environment(name);
        String where = region(environment);
        Account account = workplace.verifiedAccount(environment);
        Cloud cloud = account.in(where);
        LiveService like = new LiveServices(cloud.ecs(), environment).find(service)
                .orElseThrow(
                        () -> new DeployException("%s does not run in %s: release it first (deploy/quartet release "
                                .formatted(service, where) + "%s %s).".formatted(environment.name(), service)));
        return run(environment, cloud, like);
    }

    private String region(Environment environment) {
        if (region != null && !environment.regions().containsKey(region)) {
            throw new ParameterException(command.commandLine(), "Environment %s is not in %s; it is in %s.".formatted(
                    environment.name(), region, String.join(", ", environment.regions().keySet())));
        }
        return Optional.ofNullable(region).orElseGet(() -> environment.regions().keySet().iterator().next());
    }

    private int run(Environment environment, Cloud cloud, LiveService like) {
        Console console = output.console();
        String revision = latest
                ? like.taskDefinition().replaceFirst(":\\d+$", "").replaceFirst(".*/", "")
                : like
                        .taskDefinition();
        String cluster = LiveServices.cluster(environment);
        List<Task> tasks = new Launch(cloud.ecs(), like).start(revision, count);
        tasks.forEach(task -> console.line("started %s of %s".formatted(task.taskArn(), LiveService.revision(task
                .taskDefinitionArn()))));
        Waiting waiting = new Waiting(cloud.ecs(), new Places(cloud.ecs(), cloud.ec2(), cluster), cluster,
                console::line);
        List<Waiting.Ran> ran = wait
                ? waiting.untilRunning(tasks, Patience.of(workplace.pace(), timeout))
                : tasks.stream().map(Waiting.Ran::unknown).toList();
        tasks.forEach(task -> console.line("stop it: aws ecs stop-task --region %s --cluster %s --task %s".formatted(
                cloud.region(), cluster, task.taskArn())));
        output.document(new Ran(cloud.region(), ran));
        return ran.stream().allMatch(Waiting.Ran::isGood) ? 0 : 1;
    }
}
