package dev.quartet.deploy.emulator;

import static java.util.stream.Collectors.toMap;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.stack.Stack;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import dev.quartet.deploy.taskdefinition.Placeholder;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/** One environment in one Region of the emulator, with all that its file asks for. */
final class Rollout implements AutoCloseable {

    static final Path TEMPLATES = Path.of("stacks");

    private static final Path CERTIFICATE_STAND_IN = Path.of(
            "src/test/resources/dev/quartet/deploy/emulator/certificate-stand-in.yaml");

    private final Environment environment;
    private final Clients clients;
    private final Stacks stacks;
    private final Map<String, String> taskDefinitions = new HashMap<>();
    private final StackPlan plan;
    private final List<Stack> made = new ArrayList<>();
    private Inventory before = Inventory.NOTHING;

    /** Registers what the services are to run, and plans the stacks. */
    Rollout(Emulator emulator, Environment environment, String region) {
        this.environment = environment;
        this.clients = Clients.of(emulator, region);
        this.stacks = new Stacks(emulator, region, TEMPLATES);
        this.plan = StackPlan.of(environment, region, Templates.read(TEMPLATES),
                service -> taskDefinitions.computeIfAbsent(service, _ -> register(service, region)));
    }

    private String register(String service, String region) {
        var definition = new TaskDefinitions(Path.of("task-definitions")).render(service, environment.launchType(),
                environment.networkMode(), Map.of(
                        Placeholder.ACCOUNT, environment.account(),
                        Placeholder.REGION, region,
                        Placeholder.ENVIRONMENT, environment.name(),
                        Placeholder.REGISTRY, "%s.dkr.ecr.%s.amazonaws.com".formatted(environment.account(), region),
                        Placeholder.IMAGE_DIGEST, "sha256:" + "0".repeat(64),
                        Placeholder.PUBLIC_URL, "http://quartet.example.com"));
        return clients.ecs().registerTaskDefinition(definition.request()).taskDefinition().taskDefinitionArn();
    }

    Clients clients() {
        return clients;
    }

    Stacks stacks() {
        return stacks;
    }

    List<Stack> planned() {
        return plan.stacks();
    }

    /** The ARN of what a service runs. */
    String taskDefinition(String service) {
        return taskDefinitions.getOrDefault(service, "none");
    }

    /** Makes all stacks, those that do not need each other in the given order. */
    void up(Comparator<Stack> withinALevel) {
        before = Inventory.take(clients);
        plan.levels().forEach(level -> level.stream().sorted(withinALevel).forEach(this::make));
    }

    private void make(Stack stack) {
        if (stack.template().equals("certificate")) {
            makeCertificate(stack);
        } else {
            stacks.create(stack, environment);
        }
        made.add(stack);
    }

    private void makeCertificate(Stack stack) {
        Map<String, String> parameters = new HashMap<>(stack.parameters());
        parameters.put("Arn", clients.acm().requestCertificate(request -> request.domainName(stack.parameters().get(
                "DomainName"))).certificateArn());
        stacks.create(stack.name(), Stacks.text(CERTIFICATE_STAND_IN), parameters, environment);
    }

    /** The id at AWS of what the environment's one stack of a template made. */
    String id(String template, String logicalId) {
        return idIn("quartet-%s-%s".formatted(environment.name(), template), logicalId);
    }

    /** The id at AWS of what a stack made. */
    String idIn(String stack, String logicalId) {
        return stacks.resources(stack).stream().filter(resource -> resource.logicalResourceId().equals(logicalId))
                .findFirst().orElseThrow().physicalResourceId();
    }

    /** What is there now, and was not before this came up. */
    Inventory added() {
        return Inventory.take(clients).without(before);
    }

    /** What ought to be there now besides, by the templates, of those types that can be listed. */
    Inventory expected() {
        Map<String, Set<String>> byType = new TreeMap<>();
        Set<String> types = Inventory.types(clients);
        made.forEach(stack -> {
            Map<String, String> ids = ids(stack);
            stack.resources().properties().stream()
                    .filter(resource -> types.contains(resource.getValue().path("Type").asString()))
                    .forEach(resource -> byType.computeIfAbsent(resource.getValue().path("Type").asString(),
                            _ -> new TreeSet<>()).add(ids.getOrDefault(resource.getKey(), "no " + resource.getKey())));
        });
        return new Inventory(byType);
    }

    private Map<String, String> ids(Stack stack) {
        return stacks.resources(stack.name()).stream().collect(toMap(StackResource::logicalResourceId,
                StackResource::physicalResourceId));
    }

    /** Types of resources that were planned, but of which the emulator's CloudFormation made none. */
    Set<String> notMade() {
        Set<String> notMade = new TreeSet<>();
        made.forEach(stack -> {
            Set<String> ids = ids(stack).keySet();
            stack.resources().properties().stream().filter(resource -> !ids.contains(resource.getKey()))
                    .map(resource -> resource.getValue().path("Type").asString()).forEach(notMade::add);
        });
        notMade.removeAll(Gaps.PARTS);
        return notMade;
    }

    /** What a person does before production may go. */
    void unprotectData() {
        clients.dynamoDb().listTables().tableNames().forEach(table -> clients.dynamoDb().updateTable(request -> request
                .tableName(table).deletionProtectionEnabled(false)));
    }

    /** Deletes all stacks, the last one made first, and what the services ran. */
    void down() {
        made.reversed().forEach(stack -> {
            Gaps.close(stacks, stack.name(), clients);
            stacks.delete(stack.name());
        });
        made.clear();
        taskDefinitions.values().forEach(arn -> clients.ecs().deregisterTaskDefinition(request -> request
                .taskDefinition(arn)));
    }

    @Override
    public void close() {
        stacks.close();
        clients.close();
    }
}
