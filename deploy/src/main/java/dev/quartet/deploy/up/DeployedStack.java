package dev.quartet.deploy.up;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * A stack that is there.
 *
 * @param id its ARN, which also finds it once it is deleted
 * @param reason why it has its status; empty if nothing is said
 */
public record DeployedStack(String name, String id, StackStatus status, String reason, Map<String, String> parameters,
        Map<String, String> outputs, Map<String, String> tags) {

    static DeployedStack of(Stack stack) {
        return new DeployedStack(stack.stackName(), stack.stackId(), stack.stackStatus(),
                stack.stackStatusReason() == null ? "" : stack.stackStatusReason(),
                stack.parameters().stream().collect(Collectors.toMap(Parameter::parameterKey,
                        Parameter::parameterValue)),
                stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue)),
                stack.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)));
    }

    /** Whether CloudFormation is at work on it; one that was only ever looked at has nobody at work. */
    public boolean isInProgress() {
        return status != StackStatus.REVIEW_IN_PROGRESS && status.toString().endsWith("_IN_PROGRESS");
    }

    /** Whether it was made once, and so has what its outputs say. */
    public boolean isMade() {
        return switch (status) {
            case CREATE_COMPLETE, UPDATE_IN_PROGRESS, UPDATE_COMPLETE, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                    UPDATE_FAILED, UPDATE_ROLLBACK_IN_PROGRESS, UPDATE_ROLLBACK_COMPLETE,
                    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_ROLLBACK_FAILED, IMPORT_COMPLETE ->
                true;
            default -> false;
        };
    }

    /** Whether nothing can be made of it any more but room for a new one. */
    boolean isDead() {
        return switch (status) {
            case REVIEW_IN_PROGRESS, CREATE_FAILED, ROLLBACK_COMPLETE, ROLLBACK_FAILED, DELETE_FAILED -> true;
            default -> false;
        };
    }
}
