package dev.quartet.deploy.pipeline;

import dev.quartet.deploy.document.YamlFile;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.stack.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Names that stand in the workflows and elsewhere are the same names. */
final class KnownNames {

    private static final Pattern ASKED_FOR = Pattern.compile("\\b(?:vars|secrets)\\.(\\w+)");
    // Names that only a run would tell.
    private static final Pattern HIDDEN = Pattern
            .compile("\\b(?:vars|secrets)\\[|secrets: inherit|toJSON\\((?:vars|secrets)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (?:variable|secret)");
    private static final Pattern ROLE = Pattern.compile(":role/([a-z-]+(?:\\$\\{\\{ matrix\\.environment }})?)");
    private static final Pattern ROLE_NAME = Pattern.compile("RoleName: (?:!Sub )?(\\S+)");
    private static final Pattern ACTION = Pattern.compile("uses: ([\\w/-]+)@([0-9a-f]{40} # v[\\d.]+)");
    private static final Pattern OWNED = Pattern.compile("(?m)^(/\\S+) +@(\\S+)");

    private static final Path STACKS = Path.of("stacks");

    private KnownNames() {}

    /** Variables are those of the README's table. */
    static Stream<String> ofVariables(Pipeline pipeline) {
        Set<String> asked = found(ASKED_FOR, all(pipeline));
        Set<String> told = found(ROW, pipeline.text("README.md"));
        return Stream.of(
                HIDDEN.matcher(all(pipeline)).results().map(hidden -> "A name is hidden in " + hidden.group()),
                asked.stream().filter(name -> !told.contains(name)).map(name -> name + " is not in the README's table"),
                told.stream().filter(name -> !asked.contains(name)).map(name -> "No workflow asks for " + name))
                .flatMap(complaints -> complaints);
    }

    /** Roles are those that the stacks make. */
    static Stream<String> ofRoles(Pipeline pipeline) {
        Set<String> made = Stream.of("pipeline-access", "pipeline-deploy")
                .flatMap(template -> found(ROLE_NAME, Pipeline.text(STACKS.resolve(template + ".yaml"))).stream())
                .collect(Collectors.toSet());
        return found(ROLE, all(pipeline)).stream().map(role -> role
                .replaceFirst("-(?:staging|production|\\$\\{\\{ matrix\\.environment }})$", "-\\${Environment}"))
                .distinct().filter(role -> !made.contains(role)).map(role -> "No stack makes the role " + role);
    }

    /** Who starts a workflow by hand can choose what there is. */
    static Stream<String> ofChoices(Pipeline pipeline) {
        List<String> environments = new Environments(Path.of("environments")).names();
        List<String> services = Templates.read(STACKS).services();
        return Stream.of("release", "infrastructure").flatMap(name -> pipeline.workflow(name).at(
                "/on/workflow_dispatch/inputs").propertyStream().flatMap(input -> {
                    Set<String> wanted = new TreeSet<>(input.getKey().equals("service") ? services : environments);
                    Set<String> offered = input.getValue().path("options").valueStream().map(JsonNode::asString)
                            .filter(option -> !option.equals("all")).collect(Collectors.toCollection(TreeSet::new));
                    return offered.isEmpty() || offered.equals(wanted)
                            ? Stream.of()
                            : Stream.of("%s.yml offers %s, and there is %s".formatted(name, offered, wanted));
                }));
    }

    /** Every job but the gate itself is one that the gate asks. */
    static Stream<String> ofTheGate(Pipeline pipeline) {
        JsonNode jobs = pipeline.workflow("verify").path("jobs");
        List<String> asked = jobs.at("/gate/needs").valueStream().map(JsonNode::asString).toList();
        return jobs.propertyNames().stream().filter(job -> !job.equals("gate") && !asked.contains(job))
                .map(job -> "The gate does not ask " + job);
    }

    /** An action is the same version wherever it is used. */
    static Stream<String> ofActions(Pipeline pipeline) {
        return ACTION.matcher(all(pipeline)).results()
                .collect(Collectors.groupingBy(use -> use.group(1), Collectors.mapping(use -> use.group(2), Collectors
                        .toSet())))
                .entrySet().stream().filter(action -> action.getValue().size() > 1)
                .map(action -> "%s comes in several versions: %s".formatted(action.getKey(), action.getValue()));
    }

    /** What has an owner is there, and each service has a team of its own. */
    static Stream<String> ofOwners(Pipeline pipeline) {
        Collection<String> complaints = new ArrayList<>();
        Collection<String> teams = new ArrayList<>();
        OWNED.matcher(pipeline.text("CODEOWNERS")).results().forEach(owned -> {
            String path = owned.group(1).substring(1);
            if (!Files.exists(Pipeline.ROOT.resolve(path))) {
                complaints.add("There is no %s to own".formatted(path));
            }
            if (path.endsWith("-service/")) {
                teams.add(owned.group(2));
            }
        });
        if (teams.stream().distinct().count() != Templates.read(STACKS).services().size()) {
            complaints.add("Not every service has a team of its own: " + teams);
        }
        return complaints.stream();
    }

    /** Updates are looked for where there is something to update. */
    static Stream<String> ofUpdates(Pipeline pipeline) {
        return YamlFile.read(pipeline.folder().resolve("dependabot.yml")).path("updates").valueStream()
                .map(update -> update.path("directory").asString().substring(1))
                .filter(folder -> !Files.isDirectory(Pipeline.ROOT.resolve(folder)))
                .map(folder -> "There is no folder " + folder);
    }

    private static String all(Pipeline pipeline) {
        return pipeline.workflows().stream().map(Pipeline::text).collect(Collectors.joining("\n"));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(
                TreeSet::new));
    }
}
