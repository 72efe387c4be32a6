package dev.quartet.deploy.up;

import dev.quartet.deploy.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/**
 * What would be done to a stack.
 *
 * @param action make, change, nothing or unknown
 * @param details a line for each resource, or why it is unknown
 */
record PlannedStack(String region, String name, String action, List<String> details) {

    static PlannedStack made(String region, Stack stack, Optional<DeployedStack> dead) {
        List<String> details = new ArrayList<>();
        dead.ifPresent(former -> details.add("first delete what is " + former.status() + " from an earlier run"));
        stack.resources().properties().forEach(resource -> details.add("add %s (%s)".formatted(resource.getKey(),
                resource.getValue().path("Type").asString())));
        return new PlannedStack(region, stack.name(), "make", details);
    }

    static PlannedStack changed(String region, Stack stack, List<ResourceChange> changes) {
        return new PlannedStack(region, stack.name(), changes.isEmpty() ? "nothing" : "change", changes.stream()
                .map(PlannedStack::line).toList());
    }

    static PlannedStack unknown(String region, Stack stack, String why) {
        return new PlannedStack(region, stack.name(), "unknown", List.of(why));
    }

    private static String line(ResourceChange change) {
        String replaced = change.replacement() == Replacement.TRUE
                ? ", by a new one"
                : change.replacement() == Replacement.CONDITIONAL ? ", perhaps by a new one" : "";
        return "%s %s (%s)%s".formatted(change.actionAsString().toLowerCase(Locale.ROOT), change.logicalResourceId(),
                change.resourceType(), replaced);
    }
}
