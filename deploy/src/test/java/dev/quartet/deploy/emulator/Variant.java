package dev.quartet.deploy.emulator;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is deployed into the emulator. */
enum Variant {

    /** As its file has it. */
    STAGING {
        @Override
        Environment environment(String hostedZone) {
            return read("staging");
        }
    },
    /** As its file has it, in three Regions, and with a domain. */
    PRODUCTION {
        @Override
        Environment environment(String hostedZone) {
            Environment file = read("production");
            Map<String, String> domain = Map.of("DomainName", DOMAIN, "HostedZoneId", hostedZone);
            Map<String, Map<String, String>> stacks = new LinkedHashMap<>(file.stacks());
            stacks.put("certificate", domain);
            stacks.put("dns", domain);
            stacks.put("load-balancer", with(file, "load-balancer", "Certificate", "enabled"));
            stacks.put("service", with(file, "service", "Strategy", "BLUE_GREEN"));
            return new Environment(file.name(), file.account(), file.owner(), file.launchType(), file.networkMode(),
                    file.regions(), stacks);
        }
    },
    /** Staging on instances, its tasks on ports that Docker chooses. */
    EC2_BRIDGE {
        @Override
        Environment environment(String hostedZone) {
            Environment file = read("staging");
            Map<String, Map<String, String>> stacks = new LinkedHashMap<>(file.stacks());
            stacks.remove("cluster-fargate");
            stacks.put("cluster-ec2", Map.of("Purchase", "spot"));
            return new Environment(file.name(), file.account(), file.owner(), LaunchType.EC2, NetworkMode.BRIDGE, file
                    .regions(), stacks);
        }
    };

    static final String DOMAIN = "quartet.example.com";

    abstract Environment environment(String hostedZone);

    /** One for each Region, in an account that has the domain. */
    List<Rollout> rollouts(Emulator emulator) {
        String zone = Domain.register(emulator);
        Environment environment = environment(zone);
        return environment.regions().keySet().stream().map(region -> new Rollout(emulator, environment, region))
                .toList();
    }

    private static Environment read(String name) {
        return new Environments(Path.of("environments")).read(name);
    }

    private static Map<String, String> with(Environment file, String template, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(file.stacks().getOrDefault(template, Map.of()));
        changed.put(name, value);
        return changed;
    }
}
