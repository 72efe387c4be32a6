package dev.quartet.deploy.boundary;

import dev.quartet.deploy.emulator.Emulator;
import dev.quartet.deploy.emulator.Stacks;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.stack.StackPlan;
import dev.quartet.deploy.stack.Templates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An account with the stacks in it that have policies, each with the parameters that give it the most of them.
 *
 * @param templates their folder
 * @param teardown whether pipelines may delete: {@code allowed} or {@code forbidden}
 */
record Account(Path templates, String teardown) {

    private static final Map<String, String> REPOSITORY = Map.of("Repository", "acme/quartet", "OwnerId", "7",
            "RepositoryId", "42");
    private static final Map<String, Map<String, String>> STACKS = Map.of(
            "network", Map.of("NetworkChoice", "endpoints", "FlowLogs", "all"),
            "data", Map.of(),
            "roles", Map.of());

    /** Deploys all of it, and reads the policies. */
    Policies deploy(Emulator emulator) {
        List<Place> places = List.of(Place.STAGING, Place.PRODUCTION);
        try (Stacks stacks = new Stacks(emulator, Place.REGION, templates)) {
            places.forEach(place -> {
                createEnvironment(stacks, place, STACKS);
                createPipelineDeploy(stacks, place);
            });
            createPipelineAccess(stacks);
            return Policies.read(emulator, stacks);
        }
    }

    /** Deploys one template, for staging, with what it needs, and reads the policies. */
    Policies deploy(Emulator emulator, String template) {
        try (Stacks stacks = new Stacks(emulator, Place.REGION, templates)) {
            switch (template) {
                case "pipeline-access" -> createPipelineAccess(stacks);
                case "pipeline-deploy" -> createPipelineDeploy(stacks, Place.STAGING);
                default -> createEnvironment(stacks, Place.STAGING, Map.of(
                        "data", Map.of(),
                        template, STACKS.getOrDefault(template, Map.of())));
            }
            return Policies.read(emulator, stacks);
        }
    }

    private void createEnvironment(Stacks stacks, Place place, Map<String, Map<String, String>> wanted) {
        Environment environment = environment(place, wanted);
        StackPlan.of(environment, Place.REGION, Templates.read(templates), _ -> "no service").stacks()
                .forEach(stack -> stacks.create(stack, environment));
    }

    private void createPipelineDeploy(Stacks stacks, Place place) {
        Map<String, String> parameters = new HashMap<>(REPOSITORY);
        parameters.putAll(Map.of(
                "Environment", place.environment(),
                "Teardown", teardown,
                "DomainName", place.environment() + ".example.com",
                "HostedZoneId", "ZONE"));
        stacks.create("quartet-pipeline-deploy-" + place.environment(), stacks.template("pipeline-deploy"), parameters,
                environment(place, Map.of()));
    }

    private static void createPipelineAccess(Stacks stacks) {
        stacks.create("quartet-pipeline-access", stacks.template("pipeline-access"), REPOSITORY, environment(
                Place.STAGING, Map.of()));
    }

    private static Environment environment(Place place, Map<String, Map<String, String>> wanted) {
        return new Environment(place.environment(), Place.ACCOUNT, "platform", LaunchType.FARGATE, NetworkMode.AWSVPC,
                Map.of(Place.REGION, Map.of()), wanted);
    }
}
