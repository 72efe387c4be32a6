package dev.quartet.deploy.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.FakeClone;
import dev.quartet.deploy.FakeRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

class UpCommandTests {

    private static final String ARN = "arn:aws:ecs:ap-northeast-1:123456789012:task-definition/quartet-staging-user-service:7";

    private final FakeClone clone;
    private final FakeCloudFormation tokyo = new FakeCloudFormation();
    private final FakeCloudFormation osaka = new FakeCloudFormation();
    private final FakeRun run;

    UpCommandTests(@TempDir Path folder) {
        clone = new FakeClone(folder);
        run = new FakeRun(clone, Map.of("ap-northeast-1", List.of(tokyo), "ap-northeast-3", List.of(osaka)));
    }

    private int begin(FakeCloudFormation region, String stack) {
        return region.log.indexOf("begin " + stack + " CREATE_IN_PROGRESS");
    }

    /** Here, where the files name nothing that has a price, that it is not known; that does not keep anybody. */
    @Test
    void tellsTheCostFirst() {
        assertThat(run.run("up", "staging", "--yes")).isZero();

        assertThat(run.out().lines().findFirst()).hasValueSatisfying(line -> assertThat(line).startsWith(
                "What staging costs is not known: "));
    }

    @Test
    void makesLevelAfterLevel() {
        assertThat(run.run("up", "staging", "--yes")).isZero();

        assertThat(tokyo.names()).containsExactlyInAnyOrder("quartet-registry", "quartet-staging-network",
                "quartet-staging-data", "quartet-staging-user-service-route", "quartet-staging-news-service-route");
        assertThat(tokyo.log.indexOf("end quartet-staging-network CREATE_COMPLETE")).isPositive()
                .isLessThan(begin(tokyo, "quartet-staging-user-service-route"));
    }

    @Test
    void makesTheStacksOfALevelSideBySide() {
        tokyo.meeting("quartet-registry", "quartet-staging-network", "quartet-staging-data");

        assertThat(run.run("up", "staging", "--yes")).as(run.err()).isZero();
    }

    @Test
    void makesOneRegionAfterTheOther() {
        clone.setRegions("staging", "ap-northeast-3: {}\nap-northeast-1: {}");
        osaka.failing("quartet-staging-data", StackStatus.ROLLBACK_COMPLETE, new String[]{"Table",
                "AWS::DynamoDB::Table", "CREATE_FAILED", "There is such a table."});

        assertThat(run.run("up", "staging", "--yes")).isEqualTo(1);
        assertThat(run.err()).contains("quartet-staging-data in ap-northeast-3", "There is such a table.");
        assertThat(tokyo.names()).isEmpty();

        assertThat(run.run("up", "staging", "--yes")).isZero();
        assertThat(tokyo.names()).contains("quartet-staging-data");
        assertThat(osaka.status("quartet-staging-data")).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void beginsNoLevelAfterAFailure() {
        tokyo.failing("quartet-staging-network", StackStatus.ROLLBACK_COMPLETE, new String[]{"Vpc", "AWS::EC2::VPC",
                "CREATE_FAILED", "No more VPCs."});

        assertThat(run.run("up", "staging", "--yes")).isEqualTo(1);
        assertThat(run.err()).contains("No more VPCs.");
        assertThat(tokyo.names()).doesNotContain("quartet-staging-user-service-route");
    }

    @Test
    void leavesOutServicesThatWereNeverReleased() {
        tokyo.with("quartet-staging-user-service", StackStatus.UPDATE_COMPLETE, Map.of("TaskDefinitionArn", ARN),
                Map.of("environment", "staging"));

        assertThat(run.run("up", "staging", "--yes")).isZero();

        assertThat(tokyo.parameters("quartet-staging-user-service")).containsEntry("TaskDefinitionArn", ARN);
        assertThat(tokyo.names()).contains("quartet-staging-user-service-scaling").doesNotContain(
                "quartet-staging-news-service", "quartet-staging-news-service-scaling");
        assertThat(run.out()).contains(
                "news-service: not released yet; deploy/quartet release staging news-service").doesNotContain(
                        "user-service: not released yet");
    }

    /** A release whose end comes after this has read what runs, and before the stack's turn. */
    @Test
    void undoesNoReleaseThatComesInBetween() {
        String newer = ARN.replaceFirst(":7$", ":8");
        released(ARN);
        tokyo.onceMade("quartet-staging-network", () -> released(newer));

        assertThat(run.run("up", "staging", "--yes")).as(run.err()).isZero();

        assertThat(tokyo.parameters("quartet-staging-user-service")).containsEntry("TaskDefinitionArn", newer);
    }

    private void released(String revision) {
        tokyo.with("quartet-staging-user-service", StackStatus.UPDATE_COMPLETE, Map.of("TaskDefinitionArn", revision),
                Map.of("environment", "staging"));
    }

    // Its first release failed: what its stack says was never good.
    @Test
    void leavesAServiceToItsNextReleaseIfTheFirstFailed() {
        tokyo.with("quartet-staging-user-service", StackStatus.ROLLBACK_COMPLETE, Map.of("TaskDefinitionArn", ARN),
                Map.of("environment", "staging"));

        assertThat(run.run("up", "staging", "--yes")).isZero();

        assertThat(tokyo.status("quartet-staging-user-service")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(run.out()).contains("user-service: not released yet");
    }

    @Test
    void planChangesNothing() {
        assertThat(run.run("up", "staging", "--yes")).isZero();
        tokyo.log.clear();
        clone.setEnvironment("staging", "network", "Size: 7");
        FakeRun planning = new FakeRun(clone, Map.of("ap-northeast-1", List.of(tokyo)));

        tokyo.with("quartet-staging-data", StackStatus.ROLLBACK_COMPLETE, Map.of(), Map.of());
        assertThat(planning.run("up", "staging", "--plan")).as(planning.err()).isZero();

        assertThat(planning.out()).contains("quartet-staging-network: change", "modify First (AWS::Some::Thing), by a "
                + "new one", "modify Second", "quartet-staging-data: make",
                "first delete what is ROLLBACK_COMPLETE", "add Some (AWS::Some::Thing)", "quartet-registry: nothing");
        assertThat(tokyo.log).isEmpty();
        assertThat(tokyo.changeSets()).isEmpty();
        assertThat(tokyo.parameters("quartet-staging-network")).containsEntry("Size", "1");
    }

    @Test
    void planTellsWhyItCannotKnow() {
        tokyo.with("quartet-staging-network", StackStatus.CREATE_COMPLETE, Map.of(), Map.of()).refusing(
                "quartet-staging-network", "No export named some found.");

        assertThat(run.run("up", "staging", "--plan", "--output", "json")).isZero();

        assertThat(run.json().path("stacks").valueStream().filter(stack -> stack.path("name").asString().equals(
                "quartet-staging-network"))).singleElement().satisfies(stack -> {
                    assertThat(stack.path("action").asString()).isEqualTo("unknown");
                    assertThat(stack.path("details").get(0).asString()).isEqualTo("No export named some found.");
                });
        assertThat(run.json().path("waiting").valueStream().map(name -> name.asString())).contains(
                "quartet-staging-user-service", "quartet-staging-user-service-scaling");
    }

    @Test
    void asksBeforeItBegins() {
        assertThat(run.answering("no").run("up", "staging")).isEqualTo(1);

        assertThat(run.out()).contains("quartet-staging-network: make",
                "Do this to environment staging, account 123456789012? Type (yes)");
        assertThat(run.err()).contains("The answer was not yes");
        assertThat(tokyo.names()).isEmpty();

        assertThat(run.answering("yes").run("up", "staging")).isZero();
        assertThat(tokyo.names()).contains("quartet-staging-network");
    }

    @Test
    void refusesWhereNobodyCanAnswer() {
        assertThat(run.run("up", "staging")).isEqualTo(1);

        assertThat(run.err()).contains("give --yes");
        assertThat(tokyo.names()).isEmpty();
    }

    @Test
    void refusesAnotherAccount() {
        assertThat(run.as("210987654321").run("up", "staging", "--yes")).isEqualTo(1);

        assertThat(run.err()).contains("staging is of account 123456789012", "credentials are of account 210987654321");
        assertThat(tokyo.names()).isEmpty();
    }

    @Test
    void printsOneDocumentAndItsProgressApart() {
        assertThat(run.run("up", "staging", "--yes", "--output", "json")).isZero();

        assertThat(run.json().path("stacks").valueStream()).anySatisfy(stack -> {
            assertThat(stack.path("region").asString()).isEqualTo("ap-northeast-1");
            assertThat(stack.path("name").asString()).isEqualTo("quartet-staging-network");
            assertThat(stack.path("result").asString()).isEqualTo("created");
        });
        assertThat(run.err()).contains("quartet-staging-network  CREATE_COMPLETE");
    }

    @Test
    void printsADocumentOfItsFailureToo() {
        assertThat(run.run("up", "nowhere", "--yes", "--output", "json")).isEqualTo(1);

        assertThat(run.json().path("error").asString()).isEqualTo("There is no environment nowhere; there is staging.");
    }

    @Test
    void leavesTheAccountsStacksToAPersonWhereARoleIsGiven() {
        assertThat(run.run("up", "staging", "--yes", "--cloudformation-role", "arn:role")).isZero();

        assertThat(tokyo.names()).contains("quartet-staging-network").doesNotContain("quartet-registry");
        assertThat(tokyo.wanted("quartet-staging-network").roleARN()).isEqualTo("arn:role");
        assertThat(run.out()).contains("quartet-registry is the account's: left to a person");
    }

    @Test
    void wrongUsageIsAnExitCodeOfItsOwn() {
        assertThat(run.run("up")).isEqualTo(2);
        assertThat(run.run("upp", "staging")).isEqualTo(2);
        assertThat(run.run()).isEqualTo(2);
        assertThat(run.run("up", "staging", "--output", "yaml")).isEqualTo(2);
    }
}
