package dev.quartet.rehearsal.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ExpressionTests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Scope scope = new Scope(Map.of(
            "github", object("""
                    {"event_name": "push", "sha": "abc", "event": {"repository": {"private": false}}}"""),
            "inputs", object("""
                    {"only": "", "service": "news-service"}"""),
            "needs", object("""
                    {"image": {"result": "success", "outputs": {"services": "[\\"a\\",\\"b\\"]"}}}"""),
            "steps", object("""
                    {"push": {"outcome": "failure", "outputs": {"built": "true"}}}"""),
            "vars", object("""
                    {"PRODUCTION": "true"}""")), Status.SUCCESS);

    private static ObjectNode object(String json) {
        return (ObjectNode) Values.fromJson(json);
    }

    private String value(String expression) {
        return Parser.parse(expression).value(scope).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            true                                      ; true
            null                                      ; null
            'it''s'                                   ; "it's"
            1 == 1.0                                  ; true
            'Push' == 'pUSH'                          ; true
            'a' != 'b'                                ; true
            '' == null                                ; true
            '' == false                               ; true
            'a' == 0                                  ; false
            true == '1'                               ; true
            !''                                       ; true
            !!'0'                                     ; true
            'a' && 'b'                                ; "b"
            '' && 'b'                                 ; ""
            '' || 'b'                                 ; "b"
            'a' || 'b'                                ; "a"
            true || false && false                    ; true
            (true || false) && false                  ; false
            !false && true                            ; true
            1 == 1 && 'x'                             ; "x"
            github.sha                                ; "abc"
            github.event.before                       ; null
            github.event.before || '000'              ; "000"
            !github.event.repository.private          ; true
            inputs.commit                             ; null
            vars.NOT_SET                              ; null
            needs.image.result                        ; "success"
            steps.push.outputs.built == 'true'        ; true
            steps.push.outputs.digest                 ; null
            fromJSON(needs.image.outputs.services)    ; ["a","b"]
            format('{0} of {1} to {0}', 'a', '{0}')   ; "a of {0} to a"
            always()                                  ; true
            cancelled()                               ; false
            success()                                 ; true
            failure()                                 ; false
            """)
    void isWorthWhatGitHubSays(String expression, String value) {
        assertThat(value(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'a", "a b", "1 < 2", "a[0]", "github.event.*", "a ==", "&& a", "(true", "true)",
            "format('{0}', )", "$a", "a.b.", "always(", "contains('a', 'b')", "success('a')", "fromJSON()",
            "fromJSON('[')", "format('{0}')", "format('{{0}}', 'a')", "secrets.TOKEN", "github.actor", "needs.other",
            "needs.image.outcome", "steps.other.outputs.a", "matrix.service", "runner.os",
            "needs.image == 'a'"})
    void refusesWhatItDoesNotKnow(String expression) {
        assertThatExceptionOfType(WorkflowException.class).isThrownBy(() -> value(expression));
    }

    /** What is never reached is not asked for: GitHub does not, either. */
    @Test
    void looksNoFurtherThanItHasTo() {
        assertThat(value("false && github.actor")).isEqualTo("false");
        assertThat(value("true || github.actor")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ${{ inputs.service }}               | news-service
            a-${{ inputs.service }}-b           | a-news-service-b
            ${{ github.sha }}${{ github.sha }}  | abcabc
            ${{ '}}' }} and '                   | }} and '
            no expression                       | no expression
            """)
    void fillsTexts(String template, String text) {
        assertThat(Template.text(NODES.stringNode(template), scope)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${{ github.sha", "${{ github.sha }", "${{ fromJSON('[]') }}", "${{ }}"})
    void refusesTextsThatCannotBeFilled(String template) {
        assertThatExceptionOfType(WorkflowException.class).isThrownBy(() -> Template.text(NODES.stringNode(template),
                scope));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            -                                    | true  | false | false
            vars.PRODUCTION == 'true'            | true  | false | false
            ${{ vars.PRODUCTION == 'true' }}     | true  | false | false
            vars.PRODUCTION == 'false'           | false | false | false
            always()                             | true  | true  | true
            ${{ !cancelled() && inputs.service }} | true | true  | true
            !failure()                           | true  | false | true
            failure()                            | false | true  | false
            success()                            | true  | false | false
            """)
    void aConditionIsBoundToWhatWasBeforeUnlessItAsksForThat(String condition, boolean afterSuccess,
            boolean afterFailure, boolean afterASkippedOne) {
        var node = condition == null ? NODES.missingNode() : NODES.stringNode(condition);

        assertThat(Template.holds(node, scope.with(Status.SUCCESS))).isEqualTo(afterSuccess);
        assertThat(Template.holds(node, scope.with(Status.FAILURE))).isEqualTo(afterFailure);
        assertThat(Template.holds(node, scope.with(Status.INCOMPLETE))).isEqualTo(afterASkippedOne);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void nobodyCancels(Status status) {
        assertThat(Template.holds(NODES.stringNode("cancelled()"), scope.with(status))).isFalse();
    }
}
