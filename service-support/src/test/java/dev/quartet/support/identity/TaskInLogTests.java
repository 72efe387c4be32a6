package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaskInLogTests {

    private static final TaskMetadata TASK = new TaskMetadata("quartet-staging",
            "arn:aws:ecs:eu-central-1:111122223333:task/quartet-staging/158d1c8083dd49d6b527399fd6414f5c", null, null,
            null, "eu-central-1a", null, null, null, null, List.of());

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    private final StructuredLogEncoder encoder = new StructuredLogEncoder();

    @BeforeEach
    void start() {
        context.putObject(Environment.class.getName(), new MockEnvironment()
                .withProperty("spring.application.name", "sample-service")
                .withProperty("spring.application.version", "1.0.0")
                .withProperty("logging.structured.ecs.service.environment", "staging")
                .withProperty("logging.structured.json.customizer", TaskInLog.class.getName()));
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.start();
    }

    @AfterEach
    void forget() {
        encoder.stop();
        context.putProperty("task.id", null);
        context.putProperty("cloud.availability_zone", null);
    }

    @Test
    void namesTheServiceFromTheFirstLineOn() {
        JsonNode line = line();

        assertThat(line.at("/service/name").asString()).isEqualTo("sample-service");
        assertThat(line.at("/service/version").asString()).isEqualTo("1.0.0");
        assertThat(line.at("/service/environment").asString()).isEqualTo("staging");
        assertThat(line.has("task")).isFalse();
        assertThat(line.has("cloud")).isFalse();
    }

    @Test
    void namesTheTaskAndItsZoneOnceTheyAreKnown() {
        TaskInLog.tell(TASK);

        assertThat(line().at("/task/id").asString()).isEqualTo("158d1c8083dd49d6b527399fd6414f5c");
        assertThat(line().at("/cloud/availability_zone").asString()).isEqualTo("eu-central-1a");
    }

    @Test
    void keepsWhatItKnowsWhenEcsTellsLess() {
        TaskInLog.tell(TASK);
        TaskInLog.tell(TaskMetadata.NOTHING);

        assertThat(line().at("/task/id").asString()).isNotEmpty();
    }

    private JsonNode line() {
        LoggingEvent event = new LoggingEvent("", context.getLogger("sample"), Level.INFO, "A line", null, null);
        return JsonMapper.shared().readTree(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }
}
