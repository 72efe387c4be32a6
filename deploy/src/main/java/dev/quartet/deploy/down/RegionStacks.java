package dev.quartet.deploy.down;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.up.DeployedStack;
import dev.quartet.deploy.up.StackUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/**
 * The stacks that are there in one Region.
 *
 * @param unlisted stacks of the environment that its file does not name any more, in no order
 * @param steps the others, each step before those that it needs
 * @param kept data that is to stay
 * @param registry the account's images, to be deleted after all else; empty if it is not there or has to stay
 * @param registryStays why, or empty
 */
record RegionStacks(List<DeployedStack> unlisted, List<List<DeployedStack>> steps, Optional<DeployedStack> kept,
        Optional<DeployedStack> registry, String registryStays) {

    private static final String REGISTRY = "quartet-registry";
    // A person's, which no environment's end touches.
    private static final String PIPELINES = "quartet-pipeline-";

    static RegionStacks of(Environment environment, String region, Cloud cloud, Templates templates,
            StackUpdates updates, Keeping keeping) {
        Set<String> names = cloud.cloudFormation().listStacksPaginator(r -> {}).stackSummaries().stream()
                .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE).map(StackSummary::stackName)
                .filter(name -> name.startsWith("quartet-")).collect(Collectors.toSet());
        String prefix = "quartet-" + environment.name() + '-';
        List<DeployedStack> there = names.stream().filter(name -> name.startsWith(prefix)).sorted().map(updates::find)
                .flatMap(Optional::stream).filter(stack -> environment.name().equals(stack.tags().get("environment")))
                .toList();
        List<String> others = names.stream().filter(name -> !name.startsWith(prefix) && !name.equals(REGISTRY)
                && !name.startsWith(PIPELINES)).sorted().toList();
        return new Sorting(environment, region, templates, keeping, there).sorted(names.contains(REGISTRY)
                ? updates.find(REGISTRY)
                : Optional.empty(), others);
    }

    List<DeployedStack> all() {
        List<DeployedStack> all = new ArrayList<>(unlisted);
        steps.forEach(all::addAll);
        registry.ifPresent(all::add);
        return all;
    }

    /** With the registry as it is, for a reason. */
    RegionStacks keepingRegistry(String why) {
        return new RegionStacks(unlisted, steps, kept, Optional.empty(), registry.isEmpty() ? registryStays : why);
    }

    private record Sorting(Environment environment, String region, Templates templates, Keeping keeping,
            List<DeployedStack> there) {

        RegionStacks sorted(Optional<DeployedStack> registry, List<String> others) {
            String data = "quartet-%s-data".formatted(environment.name());
            Optional<DeployedStack> kept = keeping == Keeping.DATA
                    ? there.stream().filter(stack -> stack.name().equals(data)).findFirst()
                    : Optional.empty();
            List<List<String>> levels = StackPlan.of(environment, region, templates, this::some).levels().reversed()
                    .stream().map(level -> level.stream().map(Stack::name).toList()).toList();
            List<DeployedStack> going = there.stream().filter(stack -> !kept.equals(Optional.of(stack))).toList();
            List<List<DeployedStack>> steps = levels.stream().map(level -> going.stream().filter(stack -> level
                    .contains(stack.name())).toList()).filter(step -> !step.isEmpty()).toList();
            List<DeployedStack> unlisted = going.stream().filter(stack -> levels.stream().noneMatch(level -> level
                    .contains(stack.name()))).toList();
            String stays = registry.isPresent() && !others.isEmpty()
                    ? "stacks such as %s need its images".formatted(others.getFirst())
                    : "";
            return new RegionStacks(unlisted, steps, kept, stays.isEmpty() ? registry : Optional.empty(), stays);
        }

        // Only the order is asked for, and not what runs.
        private String some(String service) {
            return "arn:aws:ecs:%s:%s:task-definition/quartet-%s-%s:1".formatted(region, environment.account(),
                    environment.name(), service);
        }
    }
}
