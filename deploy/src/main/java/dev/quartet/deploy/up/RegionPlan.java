package dev.quartet.deploy.up;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is to be there in one Region.
 *
 * @param levels stacks of a level need only those of levels before it
 * @param waiting stacks of services that were never released, and what needs those
 * @param unreleased the services themselves
 */
record RegionPlan(String region, StackUpdates updates, List<List<Stack>> levels, List<Stack> waiting,
        Set<String> unreleased) {

    private static final String REVISION = "TaskDefinitionArn";

    static RegionPlan of(Environment environment, String region, Templates templates, StackUpdates updates) {
        Map<String, Optional<String>> running = new HashMap<>();
        StackPlan plan = StackPlan.of(environment, region, templates, service -> running.computeIfAbsent(service,
                _ -> running(environment, service, updates)).orElseGet(() -> unknown(environment, region, service)));
        List<Stack> waiting = new ArrayList<>(plan.stacks().stream().filter(stack -> stack.parameters().containsKey(
                REVISION) && running.getOrDefault(stack.service(), Optional.empty()).isEmpty()).toList());
        Set<String> unreleased = new TreeSet<>(waiting.stream().map(Stack::service).toList());
        waiting.addAll(plan.dependents(waiting));
        List<List<Stack>> levels = plan.levels().stream().map(level -> level.stream().filter(Predicate.not(
                waiting::contains)).map(RegionPlan::withWhatRuns).toList()).filter(Predicate.not(List::isEmpty))
                .toList();
        return new RegionPlan(region, updates, levels, waiting, unreleased);
    }

    // What runs was read at the beginning. A release may come before the stack's turn, and is not to be undone.
    private static Stack withWhatRuns(Stack stack) {
        return stack.parameters().containsKey(REVISION) ? stack.keeping(REVISION) : stack;
    }

    private static Optional<String> running(Environment environment, String service, StackUpdates updates) {
        return updates.find("quartet-%s-%s".formatted(environment.name(), service)).filter(DeployedStack::isMade)
                .map(stack -> stack.parameters().get(REVISION));
    }

    // For a stack that is left out: only its place in the order is asked for.
    private static String unknown(Environment environment, String region, String service) {
        return "arn:aws:ecs:%s:%s:task-definition/quartet-%s-%s:1".formatted(region, environment.account(), environment
                .name(), service);
    }

    List<Stack> stacks() {
        return levels.stream().flatMap(List::stream).toList();
    }

    /** Without those of the account, which a role that stops at the environment's edge cannot touch. */
    RegionPlan withoutAccount() {
        return new RegionPlan(region, updates, levels.stream().map(level -> level.stream().filter(Predicate.not(
                Stack::isOfAccount)).toList()).toList(), waiting, unreleased);
    }
}
