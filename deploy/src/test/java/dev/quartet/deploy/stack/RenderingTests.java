package dev.quartet.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.document.YamlFile;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RenderingTests {

    private static final String HEAD = """
            Parameters:
              Name: {Type: String}
              Zones: {Type: CommaDelimitedList}
            Mappings:
              Sizes:
                small: {Memory: 512}
            Conditions:
              IsSmall: !Equals [!Ref Name, small]
              IsBig: !Not [!Condition IsSmall]
              IsBoth: !And [!Condition IsSmall, !Condition IsBig]
              IsEither: !Or [!Condition IsSmall, !Condition IsBig]
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !Ref Name                                  | "small"
            !Ref Zones                                 | ["a","b"]
            !Ref AWS::Region                           | "ap-northeast-1"
            !Ref Other                                 | {"Ref":"Other"}
            !GetAtt Other.Arn                          | {"Fn::GetAtt":["Other","Arn"]}
            !Sub "${Name}-${AWS::Region}"              | "small-ap-northeast-1"
            !Sub "${Other.Arn}/${!Name}"               | "${Other.Arn}/${Name}"
            !Sub ["${X}-${Name}", {X: !Ref Name}]      | "small-small"
            !If [IsSmall, 1, 2]                        | 1
            !If [IsBoth, 1, !If [IsEither, 3, 4]]      | 3
            [1, !If [IsBig, 2, !Ref "AWS::NoValue"]]   | [1]
            {A: 1, B: !Ref "AWS::NoValue"}             | {"A":1}
            !FindInMap [Sizes, !Ref Name, Memory]      | 512
            !Join ["-", [a, !Ref Name]]                | "a-small"
            !Join ["-", [a, !Ref Other]]               | {"Fn::Join":["-",["a",{"Ref":"Other"}]]}
            !Split [",", "a,b"]                        | ["a","b"]
            !Select [1, !Split [",", "a,b"]]           | "b"
            !Select [0, !GetAZs ""]                    | {"Fn::Select":[0,{"Fn::GetAZs":""}]}
            {Fn::ImportValue: !Sub "${Name}-VpcId"}    | {"Fn::ImportValue":"small-VpcId"}
            {Fn::Base64: !Sub "${Name}"}               | {"Fn::Base64":"small"}
            """)
    void worksOutWhatCanBeKnownWithoutAnAccount(String expression, String wanted) throws IOException {
        Rendering rendering = render("Resources: {It: {Type: T, Properties: {P: " + expression + "}}}");

        assertThat(rendering.resources().at("/It/Properties/P")).isEqualTo(new JsonMapper().readTree(wanted));
    }

    @Test
    void leavesOutWhatDoesNotApplyWithItsExportsAndImports() throws IOException {
        Rendering rendering = render("""
                Resources:
                  Here: {Type: T, Properties: {P: !ImportValue a}}
                  Gone: {Type: T, Condition: IsBig, Properties: {P: !ImportValue b}}
                  Half: {Type: T, Properties: {P: !If [IsBig, !ImportValue c, 1]}}
                Outputs:
                  Shown: {Value: 1}
                  Here: {Value: !ImportValue d, Export: {Name: !Sub "${Name}-Here"}}
                  Gone: {Value: 1, Condition: IsBig, Export: {Name: gone}}
                """);

        assertThat(rendering.resources().propertyNames()).containsExactly("Here", "Half");
        assertThat(rendering.imports()).containsExactly("a", "d");
        assertThat(rendering.exports()).containsExactly("small-Here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            !FindInMap [Sizes, big, Memory] | some.yaml looks for Sizes.big.Memory in its mappings
            !If [IsRound, 1, 2]             | some.yaml has a condition that is none
            """)
    void saysWhatATemplateLacks(String expression, String complaint) {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> render(
                "Resources: {It: {Type: T, Properties: {P: " + expression + "}}}")).withMessageContaining(complaint);
    }

    private Rendering render(String rest) throws IOException {
        Path file = Files.writeString(folder.resolve("some.yaml"), HEAD + rest);
        return new Rendering(new Template("some", "", YamlFile.read(file)), Map.of("Name", "small", "Zones", "a,b"),
                Map.of(
                        "AWS::Region", "ap-northeast-1"));
    }
}
