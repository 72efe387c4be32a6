package dev.quartet.deploy.rule;

import java.util.function.Consumer;

/**
 * The load balancer reaches tasks as their network mode allows ("Use an Application Load Balancer for Amazon ECS", Amazon
 * ECS Developer Guide).
 */
final class FittingTargets implements Rule {

    @Override
    public String name() {
        return "targets that fit the network mode";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        String mode = service.definition().document().path("networkMode").asString();
        String wanted = mode.equals("awsvpc") ? "ip" : "instance";
        service.targetGroups().map(group -> group.path("TargetType").asString("instance"))
                .filter(type -> !type.equals(wanted)).forEach(type -> complaints.accept(
                        "the target type is %s, and mode %s needs %s.".formatted(type, mode, wanted)));
        boolean hasNetwork = service.ecsService().has("NetworkConfiguration");
        if (hasNetwork != mode.equals("awsvpc")) {
            complaints.accept("mode %s and %s network configuration do not go together.".formatted(mode,
                    hasNetwork ? "a" : "no"));
        }
        String strategy = service.ecsService().path("DeploymentConfiguration").path("Strategy").asString("ROLLING");
        if (!strategy.equals("ROLLING") && !wanted.equals("ip")) {
            complaints.accept("%s moves requests between targets of type ip, and mode %s has %s.".formatted(strategy,
                    mode, wanted));
        }
    }
}
