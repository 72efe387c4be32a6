package dev.quartet.local.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs and that this machine may lack.
 *
 * @param name such as {@code cfn-lint}
 * @param variable the environment variable that may name its file
 * @param remedy how to get it, a sentence
 */
public record InstalledProgram(String name, String variable, String remedy, Map<String, String> environment) {

    /** cfn-lint, the linter of CloudFormation's templates. */
    public static InstalledProgram cfnLint() {
        return cfnLint(System.getenv());
    }

    /** actionlint, the linter of GitHub's workflows. */
    public static InstalledProgram actionlint() {
        return new InstalledProgram("actionlint", "ACTIONLINT",
                "No actionlint here: go -C .ci/go install tool, or name "
                        + "its program in ACTIONLINT.",
                System.getenv());
    }

    /** jq, which workflows read JSON with. */
    public static InstalledProgram jq() {
        return new InstalledProgram("jq", "JQ", "No jq here: install it, or name its program in JQ.", System.getenv());
    }

    /** shellcheck, the linter of shell scripts. */
    public static InstalledProgram shellcheck() {
        return new InstalledProgram("shellcheck", "SHELLCHECK", "No shellcheck here: pip install -r "
                + ".ci/requirements.txt, or name its program in SHELLCHECK.", System.getenv());
    }

    /** zizmor, which looks for what makes workflows unsafe. */
    public static InstalledProgram zizmor() {
        return new InstalledProgram("zizmor", "ZIZMOR", "No zizmor here: pip install -r .ci/requirements.txt, or name "
                + "its program in ZIZMOR.", System.getenv());
    }

    static InstalledProgram cfnLint(Map<String, String> environment) {
        return new InstalledProgram("cfn-lint", "CFN_LINT", "No cfn-lint here: pip install -r .ci/requirements.txt, or "
                + "name its program in CFN_LINT.", environment);
    }

    /** Prometheus's own checker of settings and expressions; where it is, Prometheus is. */
    public static InstalledProgram promtool() {
        return new InstalledProgram("promtool", "PROMTOOL", "No promtool here: apt install prometheus, or brew install "
                + "prometheus, or name its program in PROMTOOL.", System.getenv());
    }

    /** The program, or the end of the test: skipped on a person's machine, failed where {@code CI=true}. */
    public Path require() {
        return find().orElseGet(this::absent);
    }

    /** The folder of a Python package in the program's own virtual environment, or the end of the test likewise. */
    public Path requirePackage(String packageName) {
        Path libraries = require().resolveSibling("../lib").normalize();
        try (Stream<Path> versions = Files.list(libraries)) {
            return versions.map(version -> version.resolve("site-packages").resolve(packageName))
                    .filter(Files::isDirectory).findFirst().orElseGet(this::absent);
        } catch (IOException e) {
            return absent();
        }
    }

    private Path absent() {
        return absent(remedy, environment);
    }

    /**
     * The end of a test that lacks something: skipped on a person's machine, failed where {@code CI=true}.
     *
     * @param remedy how to get it, a sentence
     * @return never, so that a caller who needs a program's path may end with this
     */
    public static Path absent(String remedy, Map<String, String> environment) {
        return "true".equals(environment.get("CI")) ? Assertions.fail(remedy) : Assumptions.abort(remedy);
    }

    private Optional<Path> find() {
        Stream<Path> named = Stream.ofNullable(environment.get(variable)).map(Path::of);
        Stream<Path> onPath = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(name, name + ".exe").map(file -> Path.of(folder, file)));
        return Stream.concat(named, onPath).filter(Files::isRegularFile).filter(Files::isExecutable)
                .map(Path::toAbsolutePath).findFirst();
    }
}
