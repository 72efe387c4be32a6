package dev.quartet.deploy.change;

import dev.quartet.deploy.command.Output;
import dev.quartet.deploy.command.Workplace;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code changed}. */
@Command(name = "changed", sortOptions = false, description = {
        "Prints the services that a range of commits touches, one a line.",
        "",
        "A file of a module touches every service that Maven builds with that module; the root's POM, .mvn and images touch "
                + "all four; a task definition touches its service. Texts, stacks and benchmarks touch none."})
public final class ChangedCommand implements Callable<Integer> {

    /** The document of it. */
    record Touched(String since, String until, Set<String> services) {}

    // What GitHub tells as the commit before a branch's first push.
    private static final Pattern NOTHING = Pattern.compile("0{40}");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Workplace workplace;

    @Option(names = "--since", paramLabel = "COMMIT", defaultValue = "HEAD~1", description = "What to compare with (default: ${DEFAULT-VALUE}); forty zeros mean nothing, and so all services.")
    private String since = "";

    @Option(names = "--until", paramLabel = "COMMIT", defaultValue = "HEAD", description = "What to compare (default: ${DEFAULT-VALUE}).")
    private String until = "";

    @Option(names = "--environment", paramLabel = "ENV", description = "Count only the patches of task definitions that this environment applies.")
    private @Nullable String environment;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Clone clone = new Clone(workplace.root());
        String to = clone.commit(until);
        Set<String> touched = new TreeSet<>(workplace.templates().services());
        if (!NOTHING.matcher(since).matches()) {
            touched = changes().touched(clone.changedFiles(clone.commit(since), to));
        }
        if (!output.isJson()) {
            touched.forEach(output.console()::line);
        }
        output.document(new Touched(since, to, touched));
        return 0;
    }

    private Changes changes() {
        Collection<String> services = workplace.templates().services();
        return environment == null
                ? Changes.of(workplace.root(), services)
                : Changes.of(workplace.root(), services, workplace.environment(environment));
    }
}
