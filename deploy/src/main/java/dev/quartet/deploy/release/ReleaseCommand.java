package dev.quartet.deploy.release;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.change.Changes;
import dev.quartet.deploy.change.Clone;
import dev.quartet.deploy.command.CloudFormationRole;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.live.Revision;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import dev.quartet.deploy.up.DeployedStack;
import dev.quartet.deploy.up.StackUpdates;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code release ENV SERVICE…}. */
@Command(name = "release", sortOptions = false, description = {
        "Brings a commit of services to an environment, and waits until it runs well.",
        "",
        "The image is built and pushed if the registry has none of that commit. Its digest goes into the task definition "
                + "(the file as it is here), the task definition's ARN into the service's stack. It is done only when ECS "
                + "runs exactly that revision, every task of it is there, and all who get requests are healthy. If not, "
                + "ECS and CloudFormation bring the former revision back, and this ends with 1.",
        "",
        "Regions come one after the other; a service that failed in one is not tried in the next."})
public final class ReleaseCommand implements Callable<Integer> {

    /** The document of it. */
    record Released(String environment, String commit, List<Outcome> services) {}

    private static final Duration REPLICATION = Duration.ofMinutes(15);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments.")
    private String name = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "SERVICE", description = "Which services, such as user-service; or --changed, or --all.")
    private List<String> named = List.of();

    @Option(names = "--changed", description = "Those that differ from what runs.")
    private boolean changed;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Option(names = "--since", paramLabel = "COMMIT", description = "With --changed: what to compare with (default for each service: the commit that runs now, as its task definition's tag tells; HEAD~1 if there is no such tag).")
    private @Nullable String since;

    @Option(names = "--commit", paramLabel = "COMMIT", defaultValue = "HEAD", description = "Whose image (default: ${DEFAULT-VALUE}). With an older one you go back to an older image.")
    private String commit = "";

    @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "PT30M", description = "How long to wait for each service (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(30);

    @Mixin
    private CloudFormationRole role = new CloudFormationRole();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        requireOneChoice();
        workplace.requireKnown(named, command);
        Environment environment = workplace.environment(name);
        Clone clone = new Clone(workplace.root());
        String wanted = clone.commit(commit);
        Account account = workplace.verifiedAccount(environment);
        Console console = output.console();
        Collection<String> services = services(environment, account, clone, wanted);
        List<Outcome> outcomes = services.isEmpty()
                ? List.of()
                : releases(environment, account, clone, console).run(services, wanted);
        if (services.isEmpty()) {
            console.line("Nothing differs from what runs.");
        }
        Summary.lines(outcomes).forEach(console::line);
        output.document(new Released(environment.name(), wanted, outcomes));
        return outcomes.stream().allMatch(Outcome::isGood) ? 0 : 1;
    }

    private void requireOneChoice() {
        if (Stream.of(!named.isEmpty(), changed, all).filter(chosen -> chosen).count() != 1) {
            throw new ParameterException(command.commandLine(),
                    "Which services? Name some, or give --changed, or --all: one of the three.");
        }
        if (since != null && !changed) {
            throw new ParameterException(command.commandLine(), "--since goes with --changed only.");
        }
    }

    private Collection<String> services(Environment environment, Account account, Clone clone, String wanted) {
        List<String> known = workplace.templates().services();
        if (!changed) {
            return all ? known : new TreeSet<>(named);
        }
        Changed differing = new Changed(clone, Changes.of(clone.root(), known, environment),
                Optional.ofNullable(since));
        return known.stream().filter(service -> environment.regions().keySet().stream().map(account::in)
                .anyMatch(cloud -> differing.isChanged(service, running(environment, cloud, service), wanted)))
                .toList();
    }

    private static Optional<Revision> running(Environment environment, Cloud cloud, String service) {
        return new LiveServices(cloud.ecs(), environment).find(service).map(LiveService::taskDefinition)
                .flatMap(arn -> Revision.find(cloud.ecs(), arn));
    }

    private Releases releases(Environment environment, Account account, Clone clone, Console console) {
        Images images = Images.of(environment, account, clone, console, Patience.of(workplace.pace(), REPLICATION));
        return new Releases(environment, workplace.templates(), new TaskDefinitions(workplace.deployFolder().resolve(
                "task-definitions")), account, cloud -> stacks(cloud, environment, console), images,
                Patience.of(workplace.pace(), timeout),
                console);
    }

    private Stacks stacks(Cloud cloud, Environment environment, Console console) {
        StackUpdates updates = new StackUpdates(cloud, environment, console, role.arn(), workplace.pace());
        return new Stacks(updates::apply, stack -> updates.find(stack).filter(DeployedStack::isMade)
                .map(DeployedStack::outputs));
    }
}
