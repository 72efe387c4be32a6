package dev.quartet.deploy.release;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.change.Clone;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.live.Patience;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code push ENV SERVICE…}. */
@Command(name = "push", sortOptions = false, description = {
        "Builds the images of a commit that the registry has not, pushes them, and tells their digests.",
        "",
        "The first half of release, for those who may push and not deploy. It changes nothing that runs."})
public final class PushCommand implements Callable<Integer> {

    /** The document of it. */
    record Pushed(String environment, String commit, List<PushedImage> images) {}

    // A registry shows at once what was pushed to it.
    private static final Duration VISIBLE = Duration.ofMinutes(1);

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = "ENV", description = "An environment, such as staging: a file in deploy/environments. Its Regions say where to push to.")
    private String name = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SERVICE", description = "Which services, such as user-service.")
    private List<String> named = List.of();

    @Option(names = "--commit", paramLabel = "COMMIT", defaultValue = "HEAD", description = "Whose image (default: ${DEFAULT-VALUE}). Only what is checked out can be built.")
    private String commit = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        workplace.requireKnown(named, command);
        Environment environment = workplace.environment(name);
        Clone clone = new Clone(workplace.root());
        String wanted = clone.commit(commit);
        Account account = workplace.verifiedAccount(environment);
        Console console = output.console();
        Images images = Images.of(environment, account, clone, console, Patience.of(workplace.pace(), VISIBLE));
        List<PushedImage> pushed = images.provide(new TreeSet<>(named), wanted).stream().map(image -> new PushedImage(
                image.registry().region(), image.service(), image.registry().name(image.service()),
                images.digest(image.registry(), image.service(), wanted), image.built())).toList();
        pushed.stream().map(PushedImage::line).forEach(console::line);
        output.document(new Pushed(environment.name(), wanted, pushed));
        return 0;
    }
}
