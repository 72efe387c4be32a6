package dev.quartet.deploy.up;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** What happens to a stack from a moment on. */
final class StackEvents {

    private final CloudFormationClient cloudFormation;
    private final String stackId;
    private final Set<String> known = new HashSet<>();
    private final Map<String, String> latest = new LinkedHashMap<>();
    private final List<StackEvent> since = new ArrayList<>();

    private StackEvents(CloudFormationClient cloudFormation, String stackId) {
        this.cloudFormation = cloudFormation;
        this.stackId = stackId;
    }

    /** Those that come from now on. */
    static StackEvents from(CloudFormationClient cloudFormation, String stackId) {
        StackEvents events = new StackEvents(cloudFormation, stackId);
        // A page is enough to know the rest by: a stack of years has thousands.
        events.remember(cloudFormation.describeStackEvents(r -> r.stackName(stackId)).stackEvents().reversed());
        return events;
    }

    /** What has come since the last time, oldest first. */
    List<StackEvent> next() {
        List<StackEvent> fresh = new ArrayList<>();
        try {
            for (StackEvent event : cloudFormation.describeStackEventsPaginator(r -> r.stackName(stackId))
                    .stackEvents()) {
                // They come newest first: behind one that is known there are only known ones.
                if (known.contains(event.eventId())) {
                    break;
                }
                fresh.add(event);
            }
        } catch (CloudFormationException e) {
            if (!StackUpdates.isMissing(e)) {
                throw e;
            }
        }
        Collections.reverse(fresh);
        remember(fresh);
        since.addAll(fresh);
        return fresh;
    }

    private void remember(List<StackEvent> oldestFirst) {
        oldestFirst.forEach(event -> {
            known.add(event.eventId());
            if (!isOfTheStack(event)) {
                latest.put(event.logicalResourceId(), event.resourceStatusAsString());
            }
        });
    }

    /** The resources at which CloudFormation is at work. */
    List<String> atWork() {
        return latest.entrySet().stream().filter(resource -> resource.getValue().endsWith("_IN_PROGRESS")).map(
                Map.Entry::getKey).toList();
    }

    /** Whether anything was said of the stack itself. */
    boolean tellOfTheStack() {
        return since.stream().anyMatch(this::isOfTheStack);
    }

    /** Why it failed: the first failure that is no consequence of another. */
    Optional<StackEvent> cause() {
        List<StackEvent> failures = since.stream()
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .filter(event -> event.resourceStatusReason() != null && !event.resourceStatusReason().contains(
                        "cancelled"))
                .toList();
        return failures.stream().filter(event -> !isOfTheStack(event)).findFirst().or(() -> failures.stream()
                .findFirst());
    }

    boolean isOfTheStack(StackEvent event) {
        return stackId.equals(event.physicalResourceId());
    }
}
