package dev.quartet.deploy.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.quartet.deploy.FakeClone;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.stack.Stack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

class StackUpdatesTests {

    private static final String NETWORK = "quartet-staging-network";

    private final FakeCloudFormation cloudFormation = new FakeCloudFormation();
    private final StringWriter printed = new StringWriter();
    private final FakeClone clone;

    StackUpdatesTests(@TempDir Path folder) {
        clone = new FakeClone(folder);
    }

    private StackUpdates updates() {
        return updates(Optional.empty());
    }

    private StackUpdates updates(Optional<String> role) {
        return new StackUpdates(Cloud.of("ap-northeast-1", cloudFormation), clone.environment("staging"), Console.of(
                new PrintWriter(printed, true), FakeClone.NOBODY), role, FakeClone.AT_ONCE);
    }

    private Stack stack(String name) {
        return clone.plan("staging").stacks().stream().filter(stack -> stack.name().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void makesAStackWithAllItsParametersAndTags() {
        assertThat(updates().apply(stack("quartet-staging-user-service-route"))).isEqualTo(Result.CREATED);

        var wanted = cloudFormation.wanted("quartet-staging-user-service-route");
        assertThat(wanted.parameters()).extracting(Parameter::parameterKey, Parameter::parameterValue,
                Parameter::usePreviousValue).containsExactlyInAnyOrder(
                        tuple("Environment", "staging", null),
                        tuple("Service", "user-service", null));
        assertThat(wanted.tags()).extracting(Tag::key, Tag::value).containsExactlyInAnyOrder(
                tuple("project", "quartet"),
                tuple("environment", "staging"),
                tuple("owner", "platform"),
                tuple("service", "user-service"));
        assertThat(wanted.capabilitiesAsStrings()).containsExactly("CAPABILITY_NAMED_IAM");
        assertThat(wanted.templateBody()).isEqualTo(clone.template("route"));
        assertThat(printed.toString()).contains("Some (AWS::Some::Thing) CREATE_COMPLETE");
    }

    @Test
    void leavesWhatIsAsItShouldBe() {
        updates().apply(stack(NETWORK));

        assertThat(updates().apply(stack(NETWORK))).isEqualTo(Result.UNCHANGED);
        assertThat(cloudFormation.changeSets()).isEmpty();
    }

    @Test
    void changesWhatDiffers() {
        updates().apply(stack(NETWORK));
        clone.setEnvironment("staging", "network", "Size: 7");

        assertThat(updates().apply(stack(NETWORK))).isEqualTo(Result.CHANGED);
        assertThat(cloudFormation.parameters(NETWORK)).containsEntry("Size", "7");
    }

    @Test
    void handsTheRoleOn() {
        updates(Optional.of("arn:role")).apply(stack(NETWORK));

        assertThat(cloudFormation.wanted(NETWORK).roleARN()).isEqualTo("arn:role");
    }

    @Test
    void tellsTheReasonOfWhatFailedFirst() {
        cloudFormation.failing(NETWORK, StackStatus.ROLLBACK_COMPLETE,
                new String[]{"Gateway", "AWS::EC2::InternetGateway", "CREATE_FAILED", "Resource creation cancelled"},
                new String[]{"Vpc", "AWS::EC2::VPC", "CREATE_FAILED", "The maximum number of VPCs has been reached."},
                new String[]{"Subnet", "AWS::EC2::Subnet", "CREATE_FAILED", "another"});

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> updates().apply(stack(NETWORK)))
                .withMessageContaining("quartet-staging-network in ap-northeast-1 was not made: Vpc (AWS::EC2::VPC): "
                        + "The maximum number of VPCs has been reached.")
                .withMessageContaining("ROLLBACK_COMPLETE");
    }

    @ParameterizedTest
    @EnumSource(value = StackStatus.class, names = {"ROLLBACK_COMPLETE", "REVIEW_IN_PROGRESS", "CREATE_FAILED",
            "ROLLBACK_FAILED", "DELETE_FAILED"})
    void makesAnewWhatNothingCanBeMadeOf(StackStatus dead) {
        cloudFormation.with(NETWORK, dead, Map.of(), Map.of());

        assertThat(updates().apply(stack(NETWORK))).isEqualTo(Result.CREATED);
        assertThat(cloudFormation.log).containsExactly("begin quartet-staging-network DELETE_IN_PROGRESS",
                "end quartet-staging-network DELETE_COMPLETE", "begin quartet-staging-network CREATE_IN_PROGRESS",
                "end quartet-staging-network CREATE_COMPLETE");
    }

    @Test
    void continuesARollbackThatFailed() {
        cloudFormation.with(NETWORK, StackStatus.UPDATE_ROLLBACK_FAILED, Map.of(), Map.of());

        assertThat(updates().apply(stack(NETWORK))).isEqualTo(Result.CHANGED);
        assertThat(cloudFormation.log).contains("end quartet-staging-network UPDATE_ROLLBACK_COMPLETE",
                "end quartet-staging-network UPDATE_COMPLETE");
    }

    @ParameterizedTest
    @EnumSource(value = StackStatus.class, names = {"UPDATE_ROLLBACK_COMPLETE", "CREATE_COMPLETE"})
    void waitsForTheEndOfAnEarlierRun(StackStatus goal) {
        cloudFormation.with(NETWORK, StackStatus.UPDATE_IN_PROGRESS, goal);

        assertThat(updates().apply(stack(NETWORK))).isEqualTo(Result.CHANGED);
        assertThat(cloudFormation.status(NETWORK)).isEqualTo(StackStatus.UPDATE_COMPLETE);
    }

    @Test
    void makesAnewWhatAnEarlierRunIsStillRollingBack() {
        cloudFormation.with(NETWORK, StackStatus.ROLLBACK_IN_PROGRESS, StackStatus.ROLLBACK_COMPLETE);

        assertThat(updates().apply(stack(NETWORK))).isEqualTo(Result.CREATED);
        assertThat(cloudFormation.status(NETWORK)).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    void leavesNoEmptyStackBehindWhenItCannotBePlanned() {
        cloudFormation.refusing(NETWORK, "No export named nothing found.");

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> updates().apply(stack(NETWORK)))
                .withMessage("quartet-staging-network cannot be changed: No export named nothing found.");
        assertThat(cloudFormation.names()).doesNotContain(NETWORK);
        assertThat(cloudFormation.changeSets()).isEmpty();
    }

    @Test
    void keepsWhatAnotherEnvironmentSaysOfTheAccountsStacks() {
        cloudFormation.with("quartet-registry", StackStatus.UPDATE_COMPLETE, Map.of("Replica", "ap-northeast-3",
                "Limit", "5"), Map.of("project", "quartet", "owner", "others"));
        clone.setEnvironment("staging", "registry", "Limit: 9");

        updates().apply(stack("quartet-registry"));

        assertThat(cloudFormation.parameters("quartet-registry")).containsExactlyInAnyOrderEntriesOf(Map.of("Replica",
                "ap-northeast-3", "Limit", "9"));
        assertThat(cloudFormation.wanted("quartet-registry").tags()).extracting(Tag::key, Tag::value)
                .containsExactlyInAnyOrder(tuple("project", "quartet"),
                        tuple("owner", "others"));
    }

    @Test
    void changesOneParameterAndNothingElse() {
        cloudFormation.with("quartet-staging-data", StackStatus.UPDATE_COMPLETE, Map.of("Environment", "staging",
                "DataProtection", "full"), Map.of("environment", "staging"));
        StackUpdates updates = updates();

        assertThat(updates.change(updates.find("quartet-staging-data").orElseThrow(), Map.of("DataProtection",
                "none"))).isEqualTo(Result.CHANGED);

        var wanted = cloudFormation.wanted("quartet-staging-data");
        assertThat(cloudFormation.parameters("quartet-staging-data")).containsExactlyInAnyOrderEntriesOf(Map.of(
                "Environment", "staging", "DataProtection", "none"));
        assertThat(wanted.templateBody()).isEqualTo("Resources: {}");
        assertThat(wanted.tags()).extracting(Tag::value).containsExactly("staging");
    }

    @Test
    void deletesAStackAndNoneTwice() {
        updates().apply(stack(NETWORK));

        updates().delete(NETWORK);
        updates().delete(NETWORK);

        assertThat(updates().find(NETWORK)).isEmpty();
    }

    @Test
    void doesNotWaitForWhatItDeletes() {
        cloudFormation.stuck(NETWORK, StackStatus.CREATE_IN_PROGRESS);

        updates().delete(NETWORK);

        assertThat(updates().find(NETWORK)).isEmpty();
    }

    @Test
    void callsAChangeOffBeforeItDeletes() {
        cloudFormation.stuck(NETWORK, StackStatus.UPDATE_IN_PROGRESS);

        updates().delete(NETWORK);

        assertThat(cloudFormation.log).contains("end quartet-staging-network UPDATE_ROLLBACK_COMPLETE",
                "end quartet-staging-network DELETE_COMPLETE");
    }

    @Test
    void tellsNowAndThenWhatItWaitsFor() {
        cloudFormation.slowly(100);

        updates().apply(stack(NETWORK));

        assertThat(printed.toString().lines()).filteredOn(line -> line.contains("is still at work on Some")).hasSize(3);
    }

    @Test
    void tellsWhyAStackWasNotDeleted() {
        updates().apply(stack(NETWORK));
        cloudFormation.failing(NETWORK, StackStatus.DELETE_FAILED, new String[]{"Vpc", "AWS::EC2::VPC",
                "DELETE_FAILED", "The vpc has dependencies."});

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> updates().delete(NETWORK))
                .withMessageContaining("was not deleted: Vpc (AWS::EC2::VPC): The vpc has dependencies.");
    }

    // CloudFormation gives a stack that others import from its former status back, and tells why in the stack's event.
    @Test
    void tellsWhoStillNeedsAStackThatCannotBeDeleted() {
        updates().apply(stack(NETWORK));
        cloudFormation.failing(NETWORK, StackStatus.CREATE_COMPLETE);

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> updates().delete(NETWORK))
                .withMessageContaining("was not deleted: it is CREATE_COMPLETE");
    }
}
