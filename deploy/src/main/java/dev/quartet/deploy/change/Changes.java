package dev.quartet.deploy.change;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which services a change of files touches.
 *
 * <p>
 * A file of a module touches the services that are built with the module. The root's POM, {@code .mvn} and {@code images}
 * touch all, because all images are made by them. A task definition touches its service, a patch of task definitions those
 * services to which it is applied. Nothing else touches any: texts, stacks, benchmarks.
 */
public final class Changes {

    private static final Set<String> OF_ALL = Set.of("pom.xml");
    private static final List<String> FOLDERS_OF_ALL = List.of(".mvn/", "images/");
    private static final Pattern TEXT = Pattern.compile("(.*/)?README\\.md");
    private static final String DEFINITIONS = "deploy/task-definitions/";
    private static final String NO_TASK_ADDRESS = DEFINITIONS + "overlays/no-task-address/";

    private final Reactor reactor;
    private final Set<String> services;
    private final Predicate<String> patches;

    private Changes(Path root, Collection<String> services, Predicate<String> patches) {
        reactor = Reactor.read(root);
        this.services = new TreeSet<>(services);
        this.patches = patches;
    }

    /** Of no environment in particular: a patch of task definitions counts on whichever launch type it is for. */
    public static Changes of(Path root, Collection<String> services) {
        return new Changes(root, services, _ -> true);
    }

    /** As one environment feels them: only the patches that it applies count. */
    public static Changes of(Path root, Collection<String> services, Environment environment) {
        return new Changes(root, services, path -> isAppliedIn(environment, path));
    }

    private static boolean isAppliedIn(Environment environment, String path) {
        if (environment.launchType() == LaunchType.FARGATE) {
            return false;
        }
        return path.startsWith(NO_TASK_ADDRESS)
                ? !environment.networkMode().hasTaskAddress()
                : path.equals("%soverlays/ec2-%s.json".formatted(DEFINITIONS, environment.networkMode().label()));
    }

    /** The services that these files touch, in the order of the alphabet. */
    public Set<String> touched(Collection<String> files) {
        Set<String> touched = new TreeSet<>();
        files.forEach(file -> touchedBy(file).forEach(touched::add));
        return touched;
    }

    private Stream<String> touchedBy(String file) {
        if (TEXT.matcher(file).matches()) {
            return Stream.of();
        }
        if (OF_ALL.contains(file) || FOLDERS_OF_ALL.stream().anyMatch(file::startsWith)) {
            return services.stream();
        }
        if (file.startsWith(DEFINITIONS)) {
            return touchedByDefinition(file);
        }
        return reactor.folderOf(file).stream().flatMap(folder -> reactor.builtWith(folder).stream())
                .filter(services::contains);
    }

    private Stream<String> touchedByDefinition(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
        if (!file.startsWith(DEFINITIONS + "overlays/")) {
            return Stream.of(name).filter(services::contains);
        }
        if (!patches.test(file)) {
            return Stream.of();
        }
        return file.startsWith(NO_TASK_ADDRESS) ? Stream.of(name).filter(services::contains) : services.stream();
    }
}
