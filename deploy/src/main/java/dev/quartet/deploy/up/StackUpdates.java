package dev.quartet.deploy.up;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * Makes, changes and deletes the stacks of an environment in one Region, and follows each to its end. What an earlier run
 * left half-done is mended first ("Stack status codes", AWS CloudFormation User Guide).
 */
public final class StackUpdates {

    // A stack whose own event has not come by then is believed by its status alone.
    private static final int LOOKS_WITHOUT_EVENT = 10;

    // A minute at the usual pace.
    private static final int LOOKS_WITHOUT_A_WORD = 30;

    private final Cloud cloud;
    private final Environment environment;
    private final Console console;
    private final Optional<String> roleArn;
    private final Pace pace;

    /**
     * Makes one.
     *
     * @param roleArn that CloudFormation works with; empty for the rights of the caller
     */
    public StackUpdates(Cloud cloud, Environment environment, Console console, Optional<String> roleArn) {
        this(cloud, environment, console, roleArn, Pace.USUAL);
    }

    /** One that asks at a pace of its own. */
    public StackUpdates(Cloud cloud, Environment environment, Console console, Optional<String> roleArn, Pace pace) {
        this.cloud = cloud;
        this.environment = environment;
        this.console = console;
        this.roleArn = roleArn;
        this.pace = pace;
    }

    /** The stack of a name; empty if there is none. */
    public Optional<DeployedStack> find(String nameOrId) {
        try {
            return cloudFormation().describeStacks(r -> r.stackName(nameOrId)).stacks().stream().findFirst()
                    .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE).map(DeployedStack::of);
        } catch (CloudFormationException e) {
            if (isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Makes a stack, or changes it to what is wanted.
     *
     * @throws DeployException if it fails, with the reason of the resource that failed first
     */
    public Result apply(Stack stack) {
        Optional<DeployedStack> mended = mended(stack.name());
        ChangeSet changes = ChangeSet.make(cloudFormation(), request(stack, mended), pace);
        if (changes.isEmpty()) {
            changes.delete();
            tell(stack.name(), "is as it should be");
            return Result.UNCHANGED;
        }
        if (changes.isFailed()) {
            changes.delete();
            if (mended.isEmpty()) {
                // Where nothing was, the attempt has left an empty stack.
                delete(stack.name());
            }
            changes.requireMade();
        }
        execute(stack.name(), changes);
        return mended.isPresent() ? Result.CHANGED : Result.CREATED;
    }

    /**
     * What would be done to a stack that is there.
     *
     * @return empty if nothing; the change set itself is gone again
     */
    PlannedStack plan(Stack stack) {
        Optional<DeployedStack> there = find(stack.name());
        if (there.isEmpty() || there.get().isDead()) {
            return PlannedStack.made(cloud.region(), stack, there);
        }
        if (!there.get().isMade() || there.get().isInProgress()) {
            return PlannedStack.unknown(cloud.region(), stack, "it is " + there.get().status());
        }
        ChangeSet changes = ChangeSet.make(cloudFormation(), request(stack, there), pace);
        try {
            return changes.isFailed()
                    ? PlannedStack.unknown(cloud.region(), stack, changes.reason())
                    : PlannedStack.changed(cloud.region(), stack, changes.isEmpty() ? List.of() : changes.changes());
        } finally {
            changes.delete();
        }
    }

    /**
     * Changes parameters of a stack, and nothing else: its template stays as it is there.
     *
     * @throws DeployException if it fails, with the reason of the resource that failed first
     */
    public Result change(DeployedStack stack, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(stack.parameters());
        all.putAll(parameters);
        String body = cloudFormation().getTemplate(r -> r.stackName(stack.name())).templateBody();
        ChangeSet changes = ChangeSet.make(cloudFormation(), request(stack.name(), body, all, stack.tags()).toBuilder()
                .changeSetType(ChangeSetType.UPDATE).build(), pace);
        if (changes.isEmpty() || changes.isFailed()) {
            changes.delete();
            changes.requireMade();
            return Result.UNCHANGED;
        }
        execute(stack.name(), changes);
        return Result.CHANGED;
    }

    /**
     * Deletes a stack; there may be none.
     *
     * @throws DeployException if it fails, with the reason of the resource that failed first
     */
    public void delete(String name) {
        calledOff(name).ifPresent(stack -> {
            StackEvents events = StackEvents.from(cloudFormation(), stack.id());
            cloudFormation().deleteStack(r -> r.stackName(name).roleARN(roleArn.orElse(null)));
            Optional<DeployedStack> left = followed(name, stack.id(), events);
            if (left.isPresent()) {
                throw failure(name, "was not deleted", left.get(), events);
            }
            tell(name, "is deleted");
        });
    }

    /** The stack as one that can be deleted. What is being made can be: nobody has to wait for what comes of it. */
    private Optional<DeployedStack> calledOff(String name) {
        Optional<DeployedStack> found = find(name);
        if (found.filter(stack -> stack.status() == StackStatus.CREATE_IN_PROGRESS).isPresent()) {
            return found;
        }
        if (found.filter(stack -> stack.status() == StackStatus.UPDATE_IN_PROGRESS).isPresent()) {
            tell(name, "is UPDATE_IN_PROGRESS since an earlier run: calling that off");
            cancelUpdate(name);
        }
        return settled(name);
    }

    private void cancelUpdate(String name) {
        try {
            cloudFormation().cancelUpdateStack(r -> r.stackName(name));
        } catch (CloudFormationException e) {
            // It came to its end in the meantime.
            if (find(name).filter(stack -> stack.status() == StackStatus.UPDATE_IN_PROGRESS).isPresent()) {
                throw e;
            }
        }
    }

    /** The stack once nobody is at work on it. */
    private Optional<DeployedStack> settled(String name) {
        Optional<DeployedStack> found = find(name);
        if (found.isEmpty() || !found.get().isInProgress()) {
            return found;
        }
        tell(name, "is %s since an earlier run: waiting for its end".formatted(found.get().status()));
        DeployedStack stack = found.get();
        StackEvents events = StackEvents.from(cloudFormation(), stack.id());
        for (int look = 1; find(stack.id()).filter(DeployedStack::isInProgress).isPresent(); look++) {
            show(name, events, look);
            pace.await();
        }
        return find(name);
    }

    /** The stack as one that can be changed; empty if one has to be made. */
    private Optional<DeployedStack> mended(String name) {
        Optional<DeployedStack> settled = settled(name);
        if (settled.filter(DeployedStack::isDead).isPresent()) {
            tell(name, "is %s from an earlier run: deleting it first".formatted(settled.get().status()));
            delete(name);
            return Optional.empty();
        }
        if (settled.filter(stack -> stack.status() == StackStatus.UPDATE_ROLLBACK_FAILED).isPresent()) {
            tell(name, "is UPDATE_ROLLBACK_FAILED from an earlier run: continuing the rollback first");
            return Optional.of(rolledBack(settled.get()));
        }
        return settled;
    }

    private DeployedStack rolledBack(DeployedStack stack) {
        StackEvents events = StackEvents.from(cloudFormation(), stack.id());
        cloudFormation().continueUpdateRollback(r -> r.stackName(stack.id()).roleARN(roleArn.orElse(null)));
        DeployedStack end = followed(stack.name(), stack.id(), events).orElseThrow(() -> vanished(stack.name()));
        if (end.status() != StackStatus.UPDATE_ROLLBACK_COMPLETE) {
            throw failure(stack.name(), "could not be rolled back", end, events);
        }
        return end;
    }

    private void execute(String name, ChangeSet changes) {
        StackEvents events = StackEvents.from(cloudFormation(), changes.stackId());
        changes.execute();
        DeployedStack end = followed(name, changes.stackId(), events).orElseThrow(() -> vanished(name));
        switch (end.status()) {
            case CREATE_COMPLETE, UPDATE_COMPLETE -> tell(name, end.status().toString());
            case CREATE_FAILED, ROLLBACK_COMPLETE, ROLLBACK_FAILED, REVIEW_IN_PROGRESS ->
                throw failure(name, "was not made", end, events);
            default -> throw failure(name, "was not changed", end, events);
        }
    }

    /** Prints what happens to a stack until it has ended; empty if the stack is gone then. */
    private Optional<DeployedStack> followed(String name, String id, StackEvents events) {
        for (int look = 0;; look++) {
            // In this order, so that the events of the end are read after the end.
            Optional<DeployedStack> stack = find(id);
            show(name, events, look);
            if (stack.isEmpty() || isOver(stack.get(), events, look)) {
                return stack;
            }
            pace.await();
        }
    }

    // A status may be the one from before: CloudFormation begins a moment after it was told to.
    private static boolean isOver(DeployedStack stack, StackEvents events, int look) {
        return !stack.isInProgress() && stack.status() != StackStatus.REVIEW_IN_PROGRESS
                && (events.tellOfTheStack() || look >= LOOKS_WITHOUT_EVENT);
    }

    private void show(String name, StackEvents events, int look) {
        events.next().forEach(event -> print(name, event, events));
        if (look > 0 && look % LOOKS_WITHOUT_A_WORD == 0) {
            tell(name, "is still at work on " + String.join(", ", events.atWork()));
        }
    }

    private void print(String name, StackEvent event, StackEvents events) {
        String status = event.resourceStatusAsString();
        if (events.isOfTheStack(event)) {
            return;
        }
        if (status.endsWith("_FAILED")) {
            tell(name, "%s %s: %s".formatted(event.logicalResourceId(), status, event.resourceStatusReason()));
        } else if (status.endsWith("_COMPLETE")) {
            tell(name, "%s (%s) %s".formatted(event.logicalResourceId(), event.resourceType(), status));
        }
    }

    private void tell(String name, String what) {
        console.line("%s  %s  %s".formatted(cloud.region(), name, what));
    }

    private DeployException failure(String name, String what, DeployedStack end, StackEvents events) {
        String why = events.cause().map(event -> "%s (%s): %s".formatted(event.logicalResourceId(), event
                .resourceType(), event.resourceStatusReason()))
                .orElseGet(() -> end.reason().isEmpty() ? "it is " + end.status() : end.reason());
        return new DeployException("%s in %s %s: %s%nIt is %s. Mend the cause and run this again; it continues."
                .formatted(name, cloud.region(), what, why, end.status()));
    }

    private DeployException vanished(String name) {
        return new DeployException("%s in %s was deleted by somebody else meanwhile: run this again."
                .formatted(name, cloud.region()));
    }

    private CreateChangeSetRequest request(Stack stack, Optional<DeployedStack> there) {
        CreateChangeSetRequest request = request(stack.name(), stack.body(), parameters(stack, there), tags(stack,
                there));
        return there.isEmpty()
                ? request.toBuilder().changeSetType(ChangeSetType.CREATE).build()
                : request.toBuilder().changeSetType(ChangeSetType.UPDATE).parameters(request.parameters().stream()
                        .map(parameter -> stack.kept().contains(parameter.parameterKey())
                                ? previous(parameter.parameterKey())
                                : parameter)
                        .toList()).build();
    }

    private static Parameter previous(String name) {
        return Parameter.builder().parameterKey(name).usePreviousValue(true).build();
    }

    private CreateChangeSetRequest request(String name, String body, Map<String, String> parameters,
            Map<String, String> tags) {
        return CreateChangeSetRequest.builder().stackName(name).templateBody(body)
                .capabilities(Capability.CAPABILITY_NAMED_IAM).roleARN(roleArn.orElse(null))
                .parameters(parameters.entrySet().stream().map(entry -> Parameter.builder().parameterKey(entry
                        .getKey()).parameterValue(entry.getValue()).build()).toList())
                .tags(tags.entrySet().stream().map(entry -> Tag.builder().key(entry.getKey()).value(entry.getValue())
                        .build()).toList())
                .build();
    }

    /**
     * Every one that the template has, so that none is as somebody left it. But several environments share the account's
     * stacks: what this one does not name there stays as it is.
     */
    private Map<String, String> parameters(Stack stack, Optional<DeployedStack> there) {
        Map<String, String> parameters = new LinkedHashMap<>(stack.parameters());
        if (stack.isOfAccount()) {
            there.ifPresent(deployed -> deployed.parameters().forEach((name, value) -> {
                if (parameters.containsKey(name) && !isNamed(stack.template(), name)) {
                    parameters.put(name, value);
                }
            }));
        }
        return parameters;
    }

    private boolean isNamed(String template, String parameter) {
        return environment.stacks().getOrDefault(template, Map.of()).containsKey(parameter)
                || environment.regions().getOrDefault(cloud.region(), Map.of()).getOrDefault(template, Map.of())
                        .containsKey(parameter);
    }

    private Map<String, String> tags(Stack stack, Optional<DeployedStack> there) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("project", "quartet");
        tags.put("owner", environment.owner());
        if (stack.isOfAccount()) {
            there.ifPresent(deployed -> tags.putAll(deployed.tags()));
        } else {
            tags.put("environment", environment.name());
        }
        if (!stack.service().isEmpty()) {
            tags.put("service", stack.service());
        }
        return tags;
    }

    private CloudFormationClient cloudFormation() {
        return cloud.cloudFormation();
    }

    static boolean isMissing(CloudFormationException refused) {
        return refused.awsErrorDetails() != null && "ValidationError".equals(refused.awsErrorDetails().errorCode())
                && String.valueOf(refused.awsErrorDetails().errorMessage()).contains("does not exist");
    }
}
