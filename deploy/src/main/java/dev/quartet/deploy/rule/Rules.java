package dev.quartet.deploy.rule;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.taskdefinition.Placeholder;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All rules, held against a clone of this project. They need no account and no network.
 *
 * <pre>{@code
 * List<Finding> findings = new Rules(root).check("staging");
 * }</pre>
 */
public final class Rules {

    private static final List<Rule> EACH_SERVICE = List.of(new OneName(), new OnePort(), new OnePath(), new OneStore(),
            new KnownRoles(), new KnownSettings(), new FoundByName(), new EnoughTime(), new FittingTargets(),
            new FittingSize(), new OrderedBounds(), new PortForAnybody());

    private static final String ANY_DIGEST = "sha256:" + "0".repeat(64);

    private final Project project;
    private final Templates templates;
    private final TaskDefinitions taskDefinitions;

    /** Takes the root of a clone. */
    public Rules(Path root) {
        project = new Project(root);
        templates = Templates.read(project.deploy().resolve("stacks"));
        taskDefinitions = new TaskDefinitions(project.deploy().resolve("task-definitions"));
    }

    static List<String> names() {
        return EACH_SERVICE.stream().map(Rule::name).toList();
    }

    /**
     * Holds an environment against all rules, in each of its Regions.
     *
     * @throws dev.quartet.deploy.problem.DeployException if a file is so wrong that nothing can be told of it
     */
    public List<Finding> check(String environment) {
        return check(new Environments(project.deploy().resolve("environments")).read(environment));
    }

    /** The same for an environment that has no file. */
    public List<Finding> check(Environment environment) {
        Set<String> built = project.services();
        Set<String> undescribed = new TreeSet<>(built);
        taskDefinitions.names().forEach(undescribed::remove);
        List<Finding> findings = new ArrayList<>();
        undescribed.forEach(service -> findings.add(new Finding("every service has a task definition",
                "deploy/task-definitions", service + " is built, and has no task definition.")));
        built.removeAll(undescribed);
        environment.regions().keySet().forEach(region -> check(deployment(environment, region, built)).forEach(
                findings::add));
        return findings;
    }

    private Deployment deployment(Environment environment, String region, Set<String> services) {
        StackPlan plan = StackPlan.of(environment, region, templates,
                service -> "arn:aws:ecs:%s:%s:task-definition/%s:1"
                        .formatted(region, environment.account(), service));
        Map<String, TaskDefinition> rendered = new TreeMap<>();
        services.forEach(service -> rendered.put(service, taskDefinitions.render(service, environment.launchType(),
                environment.networkMode(), values(environment, region))));
        return new Deployment(environment, region, plan, rendered);
    }

    private static Map<Placeholder, String> values(Environment environment, String region) {
        return Map.of(
                Placeholder.ACCOUNT, environment.account(),
                Placeholder.REGION, region,
                Placeholder.ENVIRONMENT, environment.name(),
                Placeholder.REGISTRY, "%s.dkr.ecr.%s.amazonaws.com".formatted(environment.account(), region),
                Placeholder.IMAGE_DIGEST, ANY_DIGEST,
                Placeholder.PUBLIC_URL, "https://quartet.example.com");
    }

    private Stream<Finding> check(Deployment deployment) {
        return deployment.taskDefinitions().entrySet().stream().flatMap(entry -> {
            ServiceView service = new ServiceView(entry.getKey(), project, deployment, entry.getValue());
            return EACH_SERVICE.stream().flatMap(rule -> check(rule, service));
        });
    }

    private static Stream<Finding> check(Rule rule, ServiceView service) {
        List<Finding> findings = new ArrayList<>();
        rule.check(service, complaint -> findings.add(new Finding(rule.name(), service.deployment().where(service
                .name()), complaint)));
        return findings.stream();
    }
}
