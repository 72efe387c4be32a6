package dev.quartet.deploy.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.stack.Stack;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/**
 * All stacks of an environment come up in the order that their exports and imports demand, and go in the opposite one.
 * That CloudFormation calls a stack complete says little: the emulator passes over what it does not know. So everything is
 * looked for with the service that it belongs to; what this does not cover stands in {@link Gaps}.
 */
@ExtendWith(EmulatorExtension.class)
class RolloutIT {

    private static final Comparator<Stack> BY_NAME = Comparator.comparing(Stack::name);

    @ParameterizedTest
    @EnumSource
    void comesUpAsPlannedAndGoesWithoutATrace(Variant variant, Emulator emulator) {
        List<Rollout> rollouts = variant.rollouts(emulator);
        rollouts.forEach(rollout -> {
            rollout.up(BY_NAME);
            assertThatAllIsThere(rollout);
        });

        rollouts.reversed().forEach(rollout -> {
            rollout.unprotectData();
            rollout.down();
            assertThatNothingIsLeft(rollout);
        });
        rollouts.forEach(Rollout::close);
    }

    private static void assertThatNothingIsLeft(Rollout rollout) {
        assertThat(rollout.added()).isEqualTo(Inventory.NOTHING);
        assertThat(rollout.stacks().names()).isEmpty();
        assertThat(rollout.clients().ecs().listTaskDefinitions().taskDefinitionArns()).isEmpty();
    }

    private static void assertThatAllIsThere(Rollout rollout) {
        assertThat(rollout.added().without(rollout.expected())).isEqualTo(Inventory.NOTHING);
        assertThat(rollout.expected().without(rollout.added())).isEqualTo(Inventory.NOTHING);
    }

    /** The stacks of a level need not wait for each other: in the opposite order they come up as well. */
    @Test
    void comesUpInAnyOrderThatThePlanAllows(Emulator emulator) {
        try (Rollout rollout = Variant.STAGING.rollouts(emulator).getFirst()) {
            rollout.up(BY_NAME.reversed());

            assertThatAllIsThere(rollout);
        }
    }

    /** Proof that the comparison above can fail. */
    @Test
    void whatIsMissingOrTooMuchIsNoticed(Emulator emulator) {
        try (Rollout rollout = Variant.STAGING.rollouts(emulator).getFirst()) {
            rollout.up(BY_NAME);
            rollout.clients().logs().deleteLogGroup(request -> request.logGroupName("/quartet/staging/events"));
            rollout.clients().s3().createBucket(request -> request.bucket("forgotten"));

            assertThat(rollout.expected().without(rollout.added()).byType()).isEqualTo(Map.of("AWS::Logs::LogGroup",
                    Set.of("/quartet/staging/events")));
            assertThat(rollout.added().without(rollout.expected()).byType()).isEqualTo(Map.of("AWS::S3::Bucket", Set.of(
                    "forgotten")));
        }
    }

    @Test
    void doesNotComeUpInAnother(Emulator emulator) {
        try (Rollout rollout = Variant.STAGING.rollouts(emulator).getFirst()) {
            Stack roles = rollout.planned().stream().filter(stack -> stack.template().equals("roles")).findFirst()
                    .orElseThrow();

            assertThatExceptionOfType(CloudFormationException.class)
                    .isThrownBy(() -> rollout.stacks().create(roles, Variant.STAGING.environment("")))
                    .withMessageContaining("No export named quartet-staging-data-");
        }
    }

    @Test
    void keepsProtectedTables(Emulator emulator) {
        try (Rollout rollout = Variant.PRODUCTION.rollouts(emulator).getLast()) {
            Stack data = rollout.planned().stream().filter(stack -> stack.template().equals("data")).findFirst()
                    .orElseThrow();
            rollout.stacks().create(data, Variant.PRODUCTION.environment("ZONE"));

            assertThatExceptionOfType(CloudFormationException.class).isThrownBy(() -> rollout.stacks().delete(data
                    .name()));
            assertThat(rollout.clients().dynamoDb().listTables().tableNames()).containsExactlyInAnyOrder(
                    "quartet-production-articles", "quartet-production-people", "quartet-production-posts");
        }
    }

    /** Whatever is not among them was made, so that the list in the README does not grow old. */
    @Test
    void knowsWhatTheEmulatorDoesNotMake(Emulator emulator) {
        Set<String> notMade = new TreeSet<>();
        for (Variant variant : Variant.values()) {
            emulator.reset();
            for (Rollout rollout : variant.rollouts(emulator)) {
                try (rollout) {
                    rollout.up(BY_NAME);
                    notMade.addAll(rollout.notMade());
                }
            }
        }

        assertThat(notMade).isEqualTo(new TreeSet<>(Gaps.NOT_MADE));
    }
}
