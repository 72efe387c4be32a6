package dev.quartet.deploy.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.local.standin.StandIns;
import dev.quartet.local.standin.Tables;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The container table-check of member.json, as a process with its command and environment. */
class TableCheckIT {

    private static final StandIns STAND_INS = StandIns.startInMemory();
    private static final Duration MOST_TIME = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final JsonNode container = new TaskDefinitions(Path.of("task-definitions")).render("member",
            LaunchType.FARGATE, NetworkMode.AWSVPC, Values.ALL).container("table-check").orElseThrow();

    @BeforeAll
    static void makeTheTable() {
        try (var dynamoDb = STAND_INS.dynamoDbClient()) {
            new Tables(dynamoDb).createPeople("quartet-staging-people");
        }
    }

    @AfterAll
    static void stopTheStandIns() {
        STAND_INS.close();
    }

    @Test
    void endsWellWhereTheTableCanBeUsed() throws IOException, InterruptedException {
        assertThat(exitCode("quartet-staging-people")).as(() -> log()).isZero();
    }

    @Test
    void endsWithASentenceWhereItCannot() throws IOException, InterruptedException {
        assertThat(exitCode("nobody")).isEqualTo(1);
        assertThat(log()).contains("TABLE_NAME is 'nobody': there is no such DynamoDB table");
    }

    private int exitCode(String table) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(folder.resolve(
                "log").toFile());
        container.path("environment").forEach(variable -> process.environment().put(variable.path("name").asString(),
                variable.path("value").asString()));
        process.environment().putAll(STAND_INS.environment());
        process.environment().put("TABLE_NAME", table);
        Process started = process.start();
        try {
            assertThat(started.waitFor(MOST_TIME)).isTrue();
            return started.exitValue();
        } finally {
            started.destroyForcibly();
        }
    }

    /** That of the container, but with the class path as the build left it instead of the image's. */
    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString()));
        assertThat(container.path("entryPoint").path(0).asString()).isEqualTo("java");
        for (JsonNode argument : container.path("command")) {
            command.add(argument.asString().equals("@/app/jib-classpath-file") ? classPath() : argument.asString());
        }
        return command;
    }

    private static String classPath() throws IOException {
        Path target = Path.of("..", "user-service", "target").toAbsolutePath().normalize();
        return target.resolve("classes") + File.pathSeparator + Files.readString(target.resolve("classpath.txt"))
                .strip();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
