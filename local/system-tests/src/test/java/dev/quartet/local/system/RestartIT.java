package dev.quartet.local.system;

import static dev.quartet.local.system.RunningQuartet.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    @TempDir
    private Path root;

    @Test
    void dataOutlivesTheProgramAndFreshForgetsIt() throws IOException {
        Function<RunningQuartet, String> people = quartet -> json(quartet.get("/people?limit=100")).toString();
        String id;
        try (RunningQuartet first = RunningQuartet.startOnly(root, "user-service")) {
            id = json(first.post("/people", "{\"name\":\"Mina\",\"email\":\"mina@example.com\"}")).path("id")
                    .asString();
        }
        try (RunningQuartet second = RunningQuartet.startOnly(root, "user-service")) {
            assertThat(people.apply(second)).contains(id);
        }
        try (RunningQuartet third = RunningQuartet.startOnly(root, "user-service", "--fresh")) {
            assertThat(people.apply(third)).doesNotContain(id);
        }
    }
}
