package dev.quartet.deploy.cost;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** This project's own files, and what tests make of them. */
final class Examples {

    static final Path DEPLOY = Path.of("../deploy");
    static final Costs COSTS = Costs.in(DEPLOY);

    private Examples() {}

    static Environment environment(String name) {
        return new Environments(DEPLOY.resolve("environments")).read(name);
    }

    /** Staging, in one other Region. */
    static Environment stagingIn(String region) {
        Environment staging = environment("staging");
        return new Environment(staging.name(), staging.account(), staging.owner(), staging.launchType(), staging
                .networkMode(), Map.of(region, Map.of()), staging.stacks());
    }

    /** Staging with other parameters of one of its templates, or with a template more. */
    static Environment with(Environment environment, String template, Map<String, String> parameters) {
        Map<String, Map<String, String>> stacks = new LinkedHashMap<>(environment.stacks());
        Map<String, String> merged = new LinkedHashMap<>(stacks.getOrDefault(template, Map.of()));
        merged.putAll(parameters);
        stacks.put(template, merged);
        return new Environment(environment.name(), environment.account(), environment.owner(), environment
                .launchType(), environment.networkMode(), environment.regions(), stacks);
    }

    /** An environment of one Region with every stack that there is, but for the pipelines' and the other cluster's. */
    static Environment everything(LaunchType type, NetworkMode mode) {
        Environment staging = environment("staging");
        Map<String, Map<String, String>> stacks = new LinkedHashMap<>(staging.stacks());
        stacks.remove("cluster-fargate");
        stacks.put(type == LaunchType.FARGATE ? "cluster-fargate" : "cluster-ec2", Map.of());
        stacks.put("access-logs", Map.of());
        stacks.put("certificate", Map.of("DomainName", "quartet.example.com", "HostedZoneId", "Z1"));
        stacks.put("dns", Map.of("DomainName", "quartet.example.com", "HostedZoneId", "Z1"));
        stacks.put("budget", Map.of("AlarmEmail", "alarms@example.com"));
        stacks.put("registry", Map.of("ReplicaRegion", "ap-northeast-3", "SecondReplicaRegion", "ap-southeast-1"));
        return new Environment(staging.name(), staging.account(), staging.owner(), type, mode, staging.regions(),
                stacks);
    }
}
