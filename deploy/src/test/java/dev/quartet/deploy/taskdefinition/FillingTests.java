package dev.quartet.deploy.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.problem.DeployException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FillingTests {

    @Test
    void fillsTextsWhereverTheyAre() {
        assertThat(fill("""
                {"a":["${ENVIRONMENT}-${REGION}",{"b":"x$y"}],"c":1,"d":true}""", Values.ALL)).isEqualTo(tree("""
                {"a":["staging-ap-northeast-1",{"b":"x$y"}],"c":1,"d":true}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${ACOUNT}   | user-service.json has ${ACOUNT}, which is no placeholder; there are ACCOUNT, REGION,
            ${account}  | user-service.json has ${account}, which is no placeholder
            ${}         | user-service.json has ${}, which is no placeholder
            ${ACCOUNT   | user-service.json has '${ACCOUNT', a placeholder without its end.
            ${REGION}   | user-service.json needs a value for ${REGION}, and there is none.
            """)
    void refusesWhatWouldBeLeft(String text, String complaint) {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> fill('"' + text + '"', Map.of(
                Placeholder.ACCOUNT, "123456789012"))).withMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNT,12", "REGION,tokyo", "ENVIRONMENT,Staging", "REGISTRY,https://registry", "IMAGE_DIGEST,latest",
            "PUBLIC_URL,quartet.example.com"})
    void refusesValuesOfAnotherKind(Placeholder placeholder, String value) {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> fill("{}", Map.of(placeholder, value)))
                .withMessage("'%s' is no value for ${%s} of user-service.json.", value, placeholder);
    }

    private static JsonNode fill(String json, Map<Placeholder, String> values) {
        return new Filling("user-service.json", values).fill(tree(json));
    }

    private static JsonNode tree(String json) {
        return new JsonMapper().readTree(json);
    }
}
