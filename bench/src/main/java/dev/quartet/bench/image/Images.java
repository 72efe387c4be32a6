package dev.quartet.bench.image;

import dev.quartet.bench.docker.Docker;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.project.QuartetService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every image of a run; each is built when it is asked for, unless its reference was given. */
public final class Images implements AutoCloseable {

    private static final String PLAIN = "plain";
    private static final String EXPRESS = "express";

    private final Wishes wishes;
    private final Console console;
    private final Registry registry;
    private final Peers peers;
    private final OurRecipe ours;
    private final Path root;
    private final Path work;
    private final Bases bases;
    private final String prefix;
    private final List<String> remarks = new ArrayList<>();
    private final List<String> pulled = new ArrayList<>();
    private @Nullable PlainRecipe plain;

    /**
     * Prepares to build.
     *
     * @param root of this project
     * @param work directory of this run
     */
    public Images(Path root, Path work, Bases bases, Wishes wishes, Console console) throws IOException {
        this.root = root;
        this.work = work;
        this.bases = bases;
        this.wishes = wishes;
        this.console = console;
        String address = wishes.registry();
        this.registry = address == null ? Registry.start(work.resolve("registry")) : Registry.at(address);
        this.prefix = registry.address() + "/quartet-bench";
        this.peers = new Peers(root, work, bases, prefix);
        this.ours = new OurRecipe(root, work.resolve("ours"), registry, bases.small(), Arrays.stream(
                QuartetService.values()).filter(service -> isBuilt(service.serviceName())).toList());
    }

    /** Those that are wanted and could be had, ours first. */
    public List<Subject> all(Docker docker) {
        List<Subject> all = new ArrayList<>();
        wishes.images().forEach((name, image) -> have(docker, name, () -> Subject.service(name, image, image, kind(
                name))).ifPresent(all::add));
        for (QuartetService service : QuartetService.values()) {
            String name = service.serviceName();
            build(docker, name, () -> Subject.service(name, "our image of it", ours.pushed(service), service))
                    .ifPresent(all::add);
        }
        build(docker, PLAIN, () -> Subject.service(PLAIN, plain().title(), plain().pushed(), QuartetService.USER))
                .ifPresent(all::add);
        build(docker, EXPRESS, peers::express).ifPresent(all::add);
        build(docker, "go", peers::go).ifPresent(all::add);
        build(docker, "nginx", peers::nginx).ifPresent(all::add);
        return all;
    }

    /** The ways to build that are compared, by the name of what they make. */
    public Map<String, Recipe> recipes() {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        if (isBuilt(QuartetService.USER.serviceName())) {
            recipes.put(QuartetService.USER.serviceName(), ours);
        }
        if (isBuilt(PLAIN) && plain != null) {
            recipes.put(PLAIN, plain);
        }
        if (isBuilt(EXPRESS)) {
            recipes.put(EXPRESS, peers.expressRecipe());
        }
        return recipes;
    }

    /** Why some are missing, each a sentence. */
    public List<String> remarks() {
        return List.copyOf(new LinkedHashSet<>(remarks));
    }

    /** Takes what was pushed to a registry of this run out of Docker again. */
    public void forget(Docker docker) {
        if (registry.isTemporary()) {
            pulled.forEach(docker::forget);
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    private Optional<Subject> build(Docker docker, String name, Builder builder) {
        if (!isBuilt(name)) {
            return Optional.empty();
        }
        console.say("Building the image " + name + ".");
        return have(docker, name, builder);
    }

    private Optional<Subject> have(Docker docker, String name, Builder builder) {
        try {
            Subject subject = builder.build();
            docker.pull(subject.image());
            if (subject.image().startsWith(registry.address())) {
                pulled.add(subject.image());
            }
            return Optional.of(subject);
        } catch (CommandFailedException | IOException failure) {
            String remark = name + " was left out: " + failure.getMessage();
            console.say(remark);
            remarks.add(remark);
            return Optional.empty();
        }
    }

    private boolean isBuilt(String name) {
        return wishes.wanted().test(name) && !wishes.images().containsKey(name);
    }

    private PlainRecipe plain() throws IOException {
        if (plain == null) {
            plain = new PlainRecipe(root, work.resolve(PLAIN), JavaBase.choose(bases.java(), work, prefix), prefix
                    + "/plain:bench");
        }
        return plain;
    }

    private static QuartetService kind(String name) {
        return Set.of(QuartetService.values()).stream()
                .filter(service -> name.startsWith(service.basePath().substring(1)))
                .findFirst()
                .orElse(QuartetService.USER);
    }

    /**
     * What the person wants.
     *
     * @param registry on the loopback address; null starts one
     * @param images references by name, which are then not built
     * @param wanted whether a subject of this name is measured
     */
    public record Wishes(@Nullable String registry, Map<String, String> images, Predicate<String> wanted) {}

    @FunctionalInterface
    private interface Builder {

        Subject build() throws IOException;
    }
}
