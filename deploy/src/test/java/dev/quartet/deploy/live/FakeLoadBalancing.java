package dev.quartet.deploy.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** A load balancer with one rule and two target groups, {@code blue} and {@code green}. */
public final class FakeLoadBalancing implements ElasticLoadBalancingV2Client {

    public static final String RULE = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:listener-rule/app/x";

    private final Map<String, List<TargetHealthStateEnum>> targets = new HashMap<>();
    private int blue = 100;

    /** The outputs of the stack that has the rule. */
    public static Map<String, String> route() {
        return Map.of("RuleArn", RULE);
    }

    /** The rule's weight for {@code blue}, in percent; the rest is for {@code green}. */
    public void weigh(int percent) {
        blue = percent;
    }

    public synchronized void register(String group, TargetHealthStateEnum... states) {
        targets.put(group, new ArrayList<>(List.of(states)));
    }

    @Override
    public DescribeRulesResponse describeRules(DescribeRulesRequest request) {
        if (!request.ruleArns().equals(List.of(RULE))) {
            throw RuleNotFoundException.builder().message("One or more rules not found").build();
        }
        return DescribeRulesResponse.builder().rules(Rule.builder().ruleArn(RULE).actions(Action.builder().type(
                ActionTypeEnum.FORWARD).forwardConfig(
                        forward -> forward.targetGroups(group("blue", blue), group(
                                "green", 100 - blue)))
                .build()).build()).build();
    }

    private static TargetGroupTuple group(String name, int weight) {
        return TargetGroupTuple.builder().targetGroupArn(name).weight(weight).build();
    }

    @Override
    public synchronized DescribeTargetHealthResponse describeTargetHealth(DescribeTargetHealthRequest request) {
        return DescribeTargetHealthResponse.builder().targetHealthDescriptions(targets.getOrDefault(request
                .targetGroupArn(), List.of()).stream().map(state -> TargetHealthDescription.builder()
                        .targetHealth(
                                health -> health.state(state))
                        .build())
                .toList()).build();
    }

    @Override
    public String serviceName() {
        return "elasticloadbalancing";
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
