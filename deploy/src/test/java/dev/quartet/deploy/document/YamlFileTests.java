package dev.quartet.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class YamlFileTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: !Ref B                       | {"a":{"Ref":"B"}}
            a: !Condition B                 | {"a":{"Condition":"B"}}
            a: !Sub "${B}-c"                | {"a":{"Fn::Sub":"${B}-c"}}
            a: !GetAtt B.c.d                | {"a":{"Fn::GetAtt":["B","c.d"]}}
            a: !GetAtt [B, c]               | {"a":{"Fn::GetAtt":["B","c"]}}
            a: !If [B, !Ref C, 1]           | {"a":{"Fn::If":["B",{"Ref":"C"},1]}}
            a: !Sub ["${B}", {B: !Ref C}]   | {"a":{"Fn::Sub":["${B}",{"B":{"Ref":"C"}}]}}
            a: [true, "true", yes, ~, null] | {"a":[true,"true","yes",null,null]}
            a: [2, "2", 0.5, 010, 2010-09-09]  | {"a":[2,"2",0.5,"010","2010-09-09"]}
            {a: &x {b: 1}, c: *x}           | {"a":{"b":1},"c":{"b":1}}
            """)
    void readsWhatCloudFormationReads(String yaml, String json) throws IOException {
        assertThat(read(yaml)).isEqualTo(new JsonMapper().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'a: 1\\nb: 2\\na: 3' | has a twice (line 3)
            'a: [1'              | is no YAML
            '? [a]\\n: 1'        | has a key that is no word (line 1)
            ''                   | is empty
            """)
    void saysWhatIsWrongAndWhere(String yaml, String complaint) {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> read(yaml.replace("\\n", "\n")))
                .withMessageContainingAll(folder.resolve("some.yaml").toString(), complaint);
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> YamlFile.read(folder.resolve("none.yaml")))
                .withMessageContaining("There is no file");
    }

    private JsonNode read(String yaml) throws IOException {
        return YamlFile.read(Files.writeString(folder.resolve("some.yaml"), yaml));
    }
}
