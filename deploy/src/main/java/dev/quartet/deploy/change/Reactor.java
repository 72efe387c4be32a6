package dev.quartet.deploy.change;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/**
 * The modules of this project and what each is built with, as their POMs say. Every scope counts, that of tests too: the
 * builder of the images is on the services' test class path.
 */
final class Reactor {

    private static final String GROUP = "dev.quartet";

    private final Map<String, Module> byFolder;

    private Reactor(Map<String, Module> byFolder) {
        this.byFolder = byFolder;
    }

    /**
     * Reads the POMs, beginning with the root's.
     *
     * @throws DeployException if one is missing or is none
     */
    static Reactor read(Path root) {
        Map<String, Module> byFolder = new TreeMap<>();
        Deque<String> folders = new ArrayDeque<>(Set.of(""));
        while (!folders.isEmpty()) {
            String folder = folders.remove();
            Model model = model(root.resolve(folder).resolve("pom.xml"));
            byFolder.put(folder, Module.of(model));
            Path parent = Path.of(folder);
            modules(model).map(module -> parent.resolve(module).normalize().toString().replace('\\', '/'))
                    .forEach(folders::add);
        }
        return new Reactor(byFolder);
    }

    private static Model model(Path pom) {
        try (InputStream stream = Files.newInputStream(pom)) {
            return new MavenXpp3Reader().read(stream);
        } catch (IOException | XmlPullParserException e) {
            throw new DeployException("%s cannot be read as a POM: %s.".formatted(pom, e.getMessage()), e);
        }
    }

    private static Stream<String> modules(Model model) {
        return Stream.concat(model.getModules().stream(), model.getProfiles().stream()
                .map(Profile::getModules).flatMap(List::stream));
    }

    /** The folder of the module that a file belongs to, the innermost one; empty for the root's own files. */
    Optional<String> folderOf(String file) {
        return byFolder.keySet().stream().filter(folder -> !folder.isEmpty() && file.startsWith(folder + '/'))
                .max(Comparator.comparingInt(String::length));
    }

    /** The artifact ids of a module and of all modules that are built with it, however far away. */
    Set<String> builtWith(String folder) {
        Map<String, Set<String>> users = users();
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(artifact(folder)));
        while (!open.isEmpty()) {
            String artifact = open.remove();
            if (found.add(artifact)) {
                open.addAll(users.getOrDefault(artifact, Set.of()));
            }
        }
        return found;
    }

    private String artifact(String folder) {
        Module module = byFolder.get(folder);
        if (module == null) {
            throw new IllegalArgumentException("no module " + folder);
        }
        return module.artifact();
    }

    private Map<String, Set<String>> users() {
        Map<String, Set<String>> users = new HashMap<>();
        byFolder.values().forEach(module -> module.needs()
                .forEach(need -> users.computeIfAbsent(need, _ -> new HashSet<>()).add(module.artifact())));
        return users;
    }

    private record Module(String artifact, Set<String> needs) {

        static Module of(Model model) {
            Stream<String> dependencies = Stream.concat(model.getDependencies().stream(),
                    plugins(model).flatMap(plugin -> plugin.getDependencies().stream()))
                    .filter(dependency -> GROUP.equals(dependency.getGroupId())).map(Dependency::getArtifactId);
            Stream<String> parent = Stream.ofNullable(model.getParent()).map(Parent::getArtifactId);
            return new Module(model.getArtifactId(), Stream.concat(dependencies, parent).collect(Collectors.toSet()));
        }

        private static Stream<Plugin> plugins(Model model) {
            return model.getBuild() == null ? Stream.of() : model.getBuild().getPlugins().stream();
        }
    }
}
