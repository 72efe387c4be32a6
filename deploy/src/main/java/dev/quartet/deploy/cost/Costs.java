package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.TaskSize.Architecture;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.taskdefinition.Placeholder;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Everything that costs are worked out from, read once. */
record Costs(Templates templates, TaskDefinitions taskDefinitions, PriceTable table) {

    // An image's digest costs nothing, whichever it is.
    private static final String ANY_DIGEST = "sha256:" + "0".repeat(64);

    static Costs in(Path deployFolder) {
        return new Costs(Templates.read(deployFolder.resolve("stacks")), new TaskDefinitions(deployFolder.resolve(
                "task-definitions")), PriceTable.read(deployFolder.resolve("prices.yaml")));
    }

    MonthlyCost of(Environment environment) {
        return of(environment, UnaryOperator.identity());
    }

    /** The same, with tasks for another processor. */
    MonthlyCost of(Environment environment, Architecture architecture) {
        return of(environment, size -> size.on(architecture));
    }

    private MonthlyCost of(Environment environment, UnaryOperator<TaskSize> change) {
        List<Line> lines = new ArrayList<>();
        environment.regions().keySet().forEach(region -> lines.addAll(lines(environment, region, change)));
        return new MonthlyCost(environment, List.copyOf(lines));
    }

    /** What a parameter of a template is, by the environment's files or by its default; empty without such a stack. */
    Optional<String> parameter(Environment environment, String template, String name) {
        return environment.regions().keySet().stream().flatMap(region -> plan(environment, region).stacks().stream())
                .filter(stack -> stack.template().equals(template))
                .flatMap(stack -> Stream.ofNullable(stack.parameters().get(name))).findFirst();
    }

    private StackPlan plan(Environment environment, String region) {
        return StackPlan.of(environment, region, templates,
                service -> "arn:aws:ecs:%s:%s:task-definition/%s:1".formatted(region, environment.account(), service));
    }

    private List<Line> lines(Environment environment, String region, UnaryOperator<TaskSize> change) {
        StackPlan plan = plan(environment, region);
        Map<String, TaskSize> sizes = new TreeMap<>();
        plan.stacks().stream().filter(stack -> stack.template().equals("service")).forEach(stack -> sizes.put(stack
                .service(), change.apply(size(environment, region, stack.service()))));
        Site site = new Site(environment, region, plan, sizes);
        Bill bill = new Bill(table, region);
        plan.stacks().forEach(stack -> KnownResources.tell(site, stack, bill));
        return bill.lines();
    }

    private TaskSize size(Environment environment, String region, String service) {
        return TaskSize.of(taskDefinitions.render(service, environment.launchType(), environment.networkMode(), Map.of(
                Placeholder.ACCOUNT, environment.account(),
                Placeholder.REGION, region,
                Placeholder.ENVIRONMENT, environment.name(),
                Placeholder.REGISTRY, "%s.dkr.ecr.%s.amazonaws.com".formatted(environment.account(), region),
                Placeholder.IMAGE_DIGEST, ANY_DIGEST,
                Placeholder.PUBLIC_URL, "https://quartet.example.com")));
    }
}
