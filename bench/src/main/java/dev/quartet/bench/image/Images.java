package dev.quartet.bench.image;

import dev.quartet.bench.docker.Docker;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.project.QuartetService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every image of a run; each is built when it is asked for, unless its reference was given. */
public final class Images implements AutoCloseable {

    private final Map<String, String> given;
    private final Predicate<String> wanted;
    private final Console console;
    private final Registry registry;
    private final Peers peers;
    private final List<String> remarks = new ArrayList<>();

    public Images(Path root, Path work, Bases bases, @Nullable String registry, Map<String, String> given,
            Predicate<String> wanted, Console console) throws IOException {
        this.given = given;
        this.wanted = wanted;
        this.console = console;
        this.registry = registry == null ? Registry.start(work.resolve("registry")) : Registry.at(registry);
        this.peers = new Peers(root, work, bases, this.registry.address() + "/quartet-bench");
    }

    /** Those that are wanted and could be had, ours first. */
    public List<Subject> all(Docker docker) {
        List<Subject> all = new ArrayList<>();
        given.forEach((name, image) -> have(docker, name, () -> Subject.service(name, image, image, kind(name)))
                .ifPresent(all::add));
        build(docker, "express", peers::express).ifPresent(all::add);
        build(docker, "go", peers::go).ifPresent(all::add);
        build(docker, "nginx", peers::nginx).ifPresent(all::add);
        return all;
    }

    /** Why some are missing, each a sentence. */
    public List<String> remarks() {
        return List.copyOf(new LinkedHashSet<>(remarks));
    }

    public Registry registry() {
        return registry;
    }

    @Override
    public void close() {
        registry.close();
    }

    private Optional<Subject> build(Docker docker, String name, Builder builder) {
        if (!wanted.test(name) || given.containsKey(name)) {
            return Optional.empty();
        }
        console.say("Building the image " + name + ".");
        return have(docker, name, builder);
    }

    private Optional<Subject> have(Docker docker, String name, Builder builder) {
        try {
            Subject subject = builder.build();
            docker.pull(subject.image());
            return Optional.of(subject);
        } catch (CommandFailedException | IOException failure) {
            String remark = name + " was left out: " + failure.getMessage();
            console.say(remark);
            remarks.add(remark);
            return Optional.empty();
        }
    }

    private static QuartetService kind(String name) {
        return Set.of(QuartetService.values()).stream()
                .filter(service -> name.startsWith(service.basePath().substring(1)))
                .findFirst()
                .orElse(QuartetService.USER);
    }

    @FunctionalInterface
    private interface Builder {

        Subject build() throws IOException;
    }
}
