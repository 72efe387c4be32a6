package dev.quartet.deploy.cost;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** An environment as it might be instead, the same in every Region. */
record Variation(Environment environment) {

    private static final String FARGATE = "cluster-fargate";
    private static final String EC2 = "cluster-ec2";
    private static final String SCALING = "scaling";

    Variation network(String choice) {
        return with("network", Map.of("NetworkChoice", choice));
    }

    /** So many tasks of each service, no more and no fewer. */
    Variation tasks(String count) {
        return with(SCALING, Map.of("MinimumTasks", count));
    }

    Variation onFargate(int weight, int spotWeight) {
        return cluster(LaunchType.FARGATE, NetworkMode.AWSVPC, EC2, FARGATE, Map.of(
                "FargateBase", "0",
                "FargateWeight", Integer.toString(weight),
                "FargateSpotWeight", Integer.toString(spotWeight),
                "ContainerInsights", insights()));
    }

    /** On as many instances as the tasks need. */
    Variation onInstances(String purchase) {
        return cluster(LaunchType.EC2, environment.networkMode(), FARGATE, EC2, Map.of(
                "Purchase", purchase,
                "MinimumInstances", "0",
                "MaximumInstances", "100",
                "ContainerInsights", insights()));
    }

    private String insights() {
        return Stream.of(FARGATE, EC2).map(cluster -> environment.stacks().getOrDefault(cluster, Map.of()))
                .flatMap(values -> Stream.ofNullable(values.get("ContainerInsights"))).findFirst().orElse("disabled");
    }

    private Variation cluster(LaunchType type, NetworkMode mode, String out, String in, Map<String, String> values) {
        Map<String, Map<String, String>> stacks = new LinkedHashMap<>(environment.stacks());
        stacks.remove(out);
        Map<String, Map<String, Map<String, String>>> regions = new LinkedHashMap<>();
        environment.regions().forEach((region, own) -> {
            Map<String, Map<String, String>> left = new LinkedHashMap<>(own);
            left.remove(out);
            regions.put(region, left);
        });
        return of(type, mode, regions, stacks).with(in, values);
    }

    private Variation with(String template, Map<String, String> values) {
        Map<String, Map<String, Map<String, String>>> regions = new LinkedHashMap<>();
        environment.regions().forEach((region, own) -> {
            Map<String, Map<String, String>> changed = new LinkedHashMap<>(own);
            changed.computeIfPresent(template, (_, parameters) -> merged(parameters, values));
            regions.put(region, changed);
        });
        Map<String, Map<String, String>> stacks = new LinkedHashMap<>(environment.stacks());
        stacks.put(template, merged(stacks.getOrDefault(template, Map.of()), values));
        return of(environment.launchType(), environment.networkMode(), regions, stacks);
    }

    private static Map<String, String> merged(Map<String, String> parameters, Map<String, String> values) {
        Map<String, String> merged = new LinkedHashMap<>(parameters);
        merged.putAll(values);
        return merged;
    }

    private Variation of(LaunchType type, NetworkMode mode, Map<String, Map<String, Map<String, String>>> regions,
            Map<String, Map<String, String>> stacks) {
        return new Variation(new Environment(environment.name(), environment.account(), environment.owner(), type,
                mode, regions, stacks));
    }
}
