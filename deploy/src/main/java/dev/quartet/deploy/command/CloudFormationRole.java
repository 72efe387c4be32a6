package dev.quartet.deploy.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In whose name CloudFormation works: a pipeline may change stacks only by a role that stops at its environment's edge. */
public final class CloudFormationRole {

    @Option(names = "--cloudformation-role", paramLabel = "ARN", defaultValue = "${env:QUARTET_CLOUDFORMATION_ROLE}", description = "Role that CloudFormation works with (default: QUARTET_CLOUDFORMATION_ROLE, or else your own rights).")
    private @Nullable String arn;

    /** Empty if CloudFormation works with the rights of the caller. */
    public Optional<String> arn() {
        return Optional.ofNullable(arn).filter(text -> !text.isBlank());
    }
}
