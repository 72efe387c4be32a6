package dev.quartet.deploy.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.problem.DeployException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OverlayTests {

    @Test
    void changesACopy() {
        JsonNode document = tree("{\"cpu\":\"256\",\"a\":1}");

        assertThat(apply("""
                [{"op":"test","path":"/cpu","value":"256"},{"op":"replace","path":"/cpu","value":"1024"},\
                {"op":"remove","path":"/a"}]""", document)).isEqualTo(tree("{\"cpu\":\"1024\"}"));
        assertThat(document).isEqualTo(tree("{\"cpu\":\"256\",\"a\":1}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"test","path":"/cpu","value":"512"}
            {"op":"test","path":"/memory","value":"512"}
            {"op":"replace","path":"/memory","value":"512"}
            {"op":"remove","path":"/memory"}
            {"op":"add","path":"/a/b/c","value":1}
            {"op":"change","path":"/cpu"}
            """)
    void refusesWhatItWasNotWrittenFor(String operation) {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> apply("[" + operation + "]", tree(
                "{\"cpu\":\"256\"}"))).withMessageStartingWith("ec2-host.json does not fit user-service.json: ");
    }

    private static JsonNode apply(String operations, JsonNode document) {
        return new Overlay(Path.of("ec2-host.json"), tree(operations)).apply(document, Path.of("user-service.json"));
    }

    private static JsonNode tree(String json) {
        return new JsonMapper().readTree(json);
    }
}
