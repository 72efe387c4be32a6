package dev.quartet.deploy.live;

import dev.quartet.deploy.environment.Environment;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Who gets the requests of a service: the targets in the groups that its rule gives weight to. */
public final class Traffic {

    private final ElasticLoadBalancingV2Client loadBalancing;

    public Traffic(ElasticLoadBalancingV2Client loadBalancing) {
        this.loadBalancing = loadBalancing;
    }

    /**
     * The targets behind a rule, by their state ("Target health status", Elastic Load Balancing). Those that drain are on
     * their way out and count for nothing.
     *
     * @param healthy get requests
     * @param unhealthy are registered, and fail
     * @param starting are registered, and not asked yet
     */
    public record Targets(int healthy, int unhealthy, int starting) {

        public static final Targets NONE = new Targets(0, 0, 0);

        /** Whether so many answer, and none fails. */
        public boolean isWellWith(int wanted) {
            return healthy >= wanted && unhealthy == 0;
        }
    }

    /** The name of the stack whose outputs name a service's rule. */
    public static String stack(Environment environment, String service) {
        return "quartet-%s-%s-route".formatted(environment.name(), service);
    }

    /**
     * Asks for the targets behind a service's rule; none if it is gone.
     *
     * @param route the outputs of the stack that has the rule
     */
    public Targets behind(Map<String, String> route) {
        String rule = route.get("RuleArn");
        return rule == null ? Targets.NONE : targetsOf(rule);
    }

    private Targets targetsOf(String ruleArn) {
        List<TargetHealthDescription> targets = groups(ruleArn).flatMap(this::targets).toList();
        return new Targets(count(targets, TargetHealthStateEnum.HEALTHY::equals),
                count(targets, state -> state == TargetHealthStateEnum.UNHEALTHY
                        || state == TargetHealthStateEnum.UNAVAILABLE),
                count(targets, TargetHealthStateEnum.INITIAL::equals));
    }

    private static int count(List<TargetHealthDescription> targets, Predicate<TargetHealthStateEnum> wanted) {
        return (int) targets.stream().map(target -> target.targetHealth().state()).filter(wanted).count();
    }

    private Stream<String> groups(String ruleArn) {
        try {
            return loadBalancing.describeRules(request -> request.ruleArns(ruleArn)).rules().stream()
                    .flatMap(rule -> rule.actions().stream()).flatMap(Traffic::groups).distinct();
        } catch (RuleNotFoundException _) {
            return Stream.of();
        }
    }

    private static Stream<String> groups(Action action) {
        if (action.forwardConfig() == null || action.forwardConfig().targetGroups().isEmpty()) {
            return Stream.ofNullable(action.targetGroupArn());
        }
        // A group without a weight has 1.
        return action.forwardConfig().targetGroups().stream().filter(group -> group.weight() == null || group
                .weight() > 0).map(TargetGroupTuple::targetGroupArn);
    }

    private Stream<TargetHealthDescription> targets(String group) {
        try {
            return loadBalancing.describeTargetHealth(request -> request.targetGroupArn(group))
                    .targetHealthDescriptions().stream();
        } catch (TargetGroupNotFoundException _) {
            return Stream.of();
        }
    }
}
