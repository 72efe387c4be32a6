package dev.quartet.deploy.up;

import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/** What CloudFormation would do to a stack, before it does it. */
final class ChangeSet {

    private final CloudFormationClient cloudFormation;
    private final String stackName;
    private final String id;
    private final String stackId;
    private final DescribeChangeSetResponse outcome;

    private ChangeSet(CloudFormationClient cloudFormation, String stackName, String id, String stackId,
            DescribeChangeSetResponse outcome) {
        this.cloudFormation = cloudFormation;
        this.stackName = stackName;
        this.id = id;
        this.stackId = stackId;
        this.outcome = outcome;
    }

    /** Makes one, and waits until CloudFormation has compared. */
    static ChangeSet make(CloudFormationClient cloudFormation, CreateChangeSetRequest wanted, Pace pace) {
        var made = cloudFormation.createChangeSet(wanted.toBuilder().changeSetName("quartet-" + UUID.randomUUID())
                .build());
        while (true) {
            DescribeChangeSetResponse outcome = cloudFormation.describeChangeSet(r -> r.changeSetName(made.id()));
            if (outcome.status() == ChangeSetStatus.CREATE_COMPLETE || outcome.status() == ChangeSetStatus.FAILED) {
                return new ChangeSet(cloudFormation, wanted.stackName(), made.id(), made.stackId(), outcome);
            }
            pace.await();
        }
    }

    String stackId() {
        return stackId;
    }

    boolean isFailed() {
        return outcome.status() == ChangeSetStatus.FAILED && !isEmpty();
    }

    /** Whether the stack is already as it is wanted. CloudFormation calls that a failure, and only words tell it from one. */
    boolean isEmpty() {
        return outcome.status() == ChangeSetStatus.FAILED && (reason().contains("didn't contain changes")
                || reason().contains("No updates are to be performed"));
    }

    /** Why it failed. */
    String reason() {
        return outcome.statusReason() == null ? "no reason was given" : outcome.statusReason();
    }

    List<ResourceChange> changes() {
        List<ResourceChange> changes = new ArrayList<>();
        DescribeChangeSetResponse page = outcome;
        while (true) {
            page.changes().stream().map(Change::resourceChange).filter(Objects::nonNull).forEach(changes::add);
            String next = page.nextToken();
            if (next == null) {
                return changes;
            }
            page = cloudFormation.describeChangeSet(r -> r.changeSetName(id).nextToken(next));
        }
    }

    void execute() {
        cloudFormation.executeChangeSet(r -> r.changeSetName(id));
    }

    /** Takes it away: failed ones pile up until CloudFormation makes no more. */
    void delete() {
        cloudFormation.deleteChangeSet(r -> r.changeSetName(id));
    }

    void requireMade() {
        if (isFailed()) {
            throw new DeployException("%s cannot be changed: %s".formatted(stackName, reason()));
        }
    }
}
