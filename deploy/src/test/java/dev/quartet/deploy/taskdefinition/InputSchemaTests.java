package dev.quartet.deploy.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class InputSchemaTests {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Path FILE = Path.of("src/main/resources/dev/quartet/deploy/taskdefinition",
            InputSchema.RESOURCE);

    /** After a newer botocore: {@code mvn -pl deploy -am test -Dtest=InputSchemaTests -Dschema.update} writes it anew. */
    @Test
    void saysWhatTheModelOfAwsSays() throws IOException {
        String derived = MAPPER.writeValueAsString(ModelSchema.ofInput(model(), "RegisterTaskDefinition"))
                .replace("\r\n", "\n") + '\n';
        if (System.getProperty("schema.update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, derived);
        }

        assertThat(FILE).content().isEqualTo(derived);
    }

    private static JsonNode model() throws IOException {
        Path file = InstalledProgram.cfnLint().requirePackage("botocore").resolve(
                "data/ecs/2014-11-13/service-2.json.gz");
        try (InputStream zipped = Files.newInputStream(file); InputStream plain = new GZIPInputStream(zipped)) {
            return MAPPER.readTree(plain);
        }
    }

    @Test
    void acceptsTheLeast() {
        assertThat(new InputSchema().complaints(MAPPER.readTree("""
                {"family":"f","containerDefinitions":[{"name":"c","image":"i"}]}"""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"containerDefinitions":[]}                                               | 'family'
            {"family":"f","containerDefinitions":[],"famly":"g"}                       | 'famly'
            {"family":"f","containerDefinitions":[],"networkMode":"vpc"}               | "awsvpc"
            {"family":"f","containerDefinitions":[],"cpu":256}                         | /cpu
            {"family":"f","containerDefinitions":[{"memory":"512"}]}                   | /memory
            {"family":"f","containerDefinitions":[{"logConfiguration":{}}]}            | 'logDriver'
            {"family":"f","containerDefinitions":[{"dependsOn":[{"condition":"OK"}]}]} | 'containerName'
            {"family":"f","containerDefinitions":[{"dockerLabels":{"a":1}}]}           | /dockerLabels/a
            """)
    void refusesWhatEcsWould(String document, String named) {
        assertThat(new InputSchema().complaints(MAPPER.readTree(document))).isNotEmpty()
                .anySatisfy(complaint -> assertThat(complaint).contains(named));
    }
}
