package dev.quartet.deploy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.emulator.Emulator;
import dev.quartet.deploy.emulator.EmulatorExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(EmulatorExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class BoundariesIT {

    private static final Path TEMPLATES = Path.of("stacks");

    private Simulator simulator;
    private Policies policies;

    @BeforeAll
    void deploy(Emulator emulator) {
        simulator = Simulator.start();
        policies = new Account(TEMPLATES, "allowed").deploy(emulator);
    }

    // Where it is not installed, none was started.
    @AfterAll
    void stop() {
        Optional.ofNullable(simulator).ifPresent(Simulator::close);
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void isAsTheTableSays(Boundary boundary) {
        Judge judge = new Judge(simulator, policies);

        assertThat(judge.disagreements(boundary, Place.STAGING)).isEmpty();
        assertThat(judge.disagreements(boundary, Place.PRODUCTION)).isEmpty();
    }

    static Stream<Boundary> boundaries() {
        return Boundary.all();
    }

    @Test
    void noPolicyAllowsEverythingOnEverything() {
        assertThat(policies.boundless()).isEmpty();
    }

    @Test
    void noPipelineDeletesWhereThatIsForbidden(Emulator emulator) {
        Judge judge = changed(new Account(TEMPLATES, "forbidden").deploy(emulator, "pipeline-deploy"));

        assertThat(ofGroup("teardown").map(Boundary::forbidden)).isNotEmpty()
                .allSatisfy(boundary -> assertThat(judge.disagreements(boundary, Place.STAGING)).isEmpty());
    }

    /** Each line breaks a copy of a template in one place, and the group of that name tells of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenCopies")
    void findsWhatIsBroken(BrokenCopy broken, Emulator emulator, @TempDir Path copy) throws IOException {
        broken.write(TEMPLATES, copy);
        Judge judge = changed(new Account(copy, "allowed").deploy(emulator, broken.template()));

        assertThat(ofGroup(broken.group()).flatMap(boundary -> judge.disagreements(boundary, Place.STAGING).stream()))
                .anySatisfy(complaint -> assertThat(complaint).contains(Place.STAGING.fill(broken.complaint())));
    }

    static Stream<BrokenCopy> brokenCopies() {
        return BrokenCopy.all();
    }

    @Test
    void findsAPipelineThatDeletesNevertheless(Emulator emulator, @TempDir Path copy) throws IOException {
        new BrokenCopy("teardown", "pipeline-deploy", "Condition: HasTeardown", "Condition: HasDomain", "")
                .write(TEMPLATES, copy);
        Judge judge = changed(new Account(copy, "forbidden").deploy(emulator, "pipeline-deploy"));

        assertThat(ofGroup("teardown").map(Boundary::forbidden)).noneSatisfy(boundary -> assertThat(judge
                .disagreements(boundary, Place.STAGING)).isEmpty());
    }

    @Test
    void findsAPolicyThatAllowsEverythingOnEverything(Emulator emulator, @TempDir Path copy) throws IOException {
        new BrokenCopy("", "roles", "Action: ecr:GetAuthorizationToken", "Action: ecr:*", "").write(TEMPLATES, copy);

        assertThat(new Account(copy, "allowed").deploy(emulator, "roles").boundless())
                .containsExactly("quartet-staging-ap-northeast-1-execution, start-tasks: LogInToRegistry");
    }

    @Test
    void noGroupIsWithoutABrokenCopy() {
        assertThat(BrokenCopy.all().map(BrokenCopy::group).distinct()).containsExactlyInAnyOrderElementsOf(Boundary
                .all().map(Boundary::group).distinct().toList());
    }

    private Judge changed(Policies others) {
        return new Judge(simulator, policies.changedBy(others));
    }

    private static Stream<Boundary> ofGroup(String group) {
        return Boundary.all().filter(boundary -> boundary.group().equals(group));
    }
}
