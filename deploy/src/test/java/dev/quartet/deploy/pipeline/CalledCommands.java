package dev.quartet.deploy.pipeline;

import dev.quartet.deploy.Deploy;
import dev.quartet.deploy.FakeClone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;

/** Whatever the workflows call is there: the tool's commands with their options, Maven's modules and profiles, files. */
final class CalledCommands {

    // A line that goes on, and where output goes.
    private static final Pattern NO_WORD = Pattern.compile("\\\\\n\\s*| \\d?>+(?:&\\d| *\\S+)");
    private static final Pattern CALL = Pattern.compile("(?<![\\w./-])(deploy/quartet|mvn)((?: +[^\\s|;&>)]+)+)");
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w$./}-])(?:\\.ci|\\.github|bench|deploy|docs|images|local)/[\\w./-]+");

    // What the steps' variables may hold.
    private static final Map<String, String> VALUES = Map.of(
            "$COMMIT", "HEAD",
            "$ENVIRONMENT", "staging",
            "$SERVICE", "user-service",
            "$SINCE", "HEAD~1",
            "${keep[@]}", "--keep-data");

    private static final Set<String> PHASES = Set.of("compile", "package", "process-classes", "test", "validate",
            "verify");
    private static final Set<String> SWITCHES = Set.of("-B", "-am", "-q");
    private static final Set<String> OF_PLUGINS = Set.of("skipTests");

    private CalledCommands() {}

    static Stream<String> complaints(Pipeline pipeline) {
        return pipeline.scripts().map(script -> NO_WORD.matcher(script).replaceAll(""))
                .flatMap(script -> Stream.concat(
                        CALL.matcher(script).results().flatMap(CalledCommands::aboutCall),
                        FILE.matcher(script).results().map(MatchResult::group)
                                .filter(file -> !Files.exists(Pipeline.ROOT.resolve(file)))
                                .map(file -> "There is no file " + file)));
    }

    private static Stream<String> aboutCall(MatchResult call) {
        List<String> words = Arrays.stream(call.group(2).strip().split(" +")).map(word -> word.replaceAll("[\"']", ""))
                .map(word -> VALUES.getOrDefault(word, word)).toList();
        return call.group(1).equals("mvn") ? aboutMaven(words) : aboutTool(words);
    }

    private static Stream<String> aboutTool(Collection<String> words) {
        try {
            Deploy.commandLine(_ -> {
                throw new AssertionError("Nothing is to be run here.");
            }, FakeClone.NOBODY, FakeClone.AT_ONCE).parseArgs(words.toArray(String[]::new));
            return Stream.of();
        } catch (ParameterException e) {
            return Stream.of("deploy/quartet %s: %s".formatted(String.join(" ", words), e.getMessage()));
        }
    }

    private static Stream<String> aboutMaven(Collection<String> words) {
        String poms = Pipeline.text(Pipeline.ROOT.resolve("pom.xml")) + Pipeline.text(Pipeline.ROOT.resolve(
                "deploy/rehearsal/pom.xml"));
        Collection<String> unknown = new ArrayList<>();
        for (Iterator<String> rest = words.iterator(); rest.hasNext();) {
            String word = rest.next();
            if (word.equals("-pl")) {
                Arrays.stream(rest.next().split(",")).filter(module -> !Files.exists(Path.of("..", module, "pom.xml")))
                        .map("module "::concat).forEach(unknown::add);
            } else if (!isKnown(word, poms)) {
                unknown.add(word);
            }
        }
        return unknown.stream().map("Maven knows nothing of "::concat);
    }

    private static boolean isKnown(String word, String poms) {
        if (word.startsWith("-P")) {
            return poms.contains("<id>%s</id>".formatted(word.substring(2)));
        }
        if (word.startsWith("-D")) {
            String name = word.substring(2).replaceFirst("=.*", "");
            return OF_PLUGINS.contains(name) || Pattern.compile("<%s/?>".formatted(Pattern.quote(name))).matcher(poms)
                    .find();
        }
        return PHASES.contains(word) || SWITCHES.contains(word);
    }
}
