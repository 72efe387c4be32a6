package dev.quartet.deploy.down;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.environment.Environment;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.TagFilter;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * What bears the environment's tags. The list of all tags goes on naming what is deleted, for hours; so each service is
 * asked again for what it names.
 */
record Tagged(Environment environment, Cloud cloud) {

    // Their own lists, by tag or by a name that nobody else could give, have told of these already.
    private static final Set<String> LISTED = Set.of("cloudformation:stack", "cloudwatch:alarm",
            "cloudwatch:dashboard", "ec2:elastic-ip", "ec2:instance", "ec2:natgateway", "ec2:volume",
            "ec2:vpc-endpoint", "ecr:repository", "ecs:cluster", "ecs:service", "ecs:task", "route53:hostedzone");

    // Without a price of their own (AWS's price pages of November 2026).
    private static final Set<String> FREE = Set.of("acm:certificate", "application-autoscaling:scalable-target",
            "autoscaling:autoScalingGroup", "budgets:budget", "ec2:dhcp-options", "ec2:internet-gateway",
            "ec2:launch-template", "ec2:network-acl", "ec2:network-interface", "ec2:route-table",
            "ec2:security-group", "ec2:security-group-rule", "ec2:subnet", "ec2:vpc", "ec2:vpc-flow-log",
            "ecs:capacity-provider", "ecs:container-instance", "ecs:service-deployment", "ecs:service-revision",
            "ecs:task-definition", "elasticloadbalancing:listener", "elasticloadbalancing:listener-rule",
            "elasticloadbalancing:targetgroup", "events:rule", "iam:instance-profile", "iam:role",
            "servicediscovery:namespace", "servicediscovery:service", "sns");

    private record Arn(String text, String type, String name) {

        static Arn of(String text) {
            String[] parts = text.split(":", 6);
            String service = parts[2];
            String resource = parts[5];
            String[] named = resource.split("[:/]", 2);
            return service.equals("s3") || service.equals("sns") || named.length == 1
                    ? new Arn(text, service, resource)
                    : new Arn(text, service + ':' + named[0], named[1]);
        }
    }

    /** Those that are there, could cost money, and that no other list has told of. */
    Stream<String> unknown() {
        return cloud.tagging().getResourcesPaginator(r -> r.tagFilters(tag("project", "quartet"), tag("environment",
                environment.name()))).resourceTagMappingList().stream().map(ResourceTagMapping::resourceARN).map(
                        Arn::of)
                .filter(arn -> !FREE.contains(arn.type()) && !LISTED.contains(arn.type()))
                .filter(this::isThere).map(arn -> shown(arn));
    }

    private static TagFilter tag(String key, String value) {
        return TagFilter.builder().key(key).values(value).build();
    }

    // By the name that its own list gives, so that what is kept is known by it.
    private static String shown(Arn arn) {
        return Set.of("dynamodb:table", "s3").contains(arn.type()) ? arn.name() : arn.text();
    }

    private boolean isThere(Arn arn) {
        return switch (arn.type()) {
            case "dynamodb:table" -> isTable(arn.name());
            case "s3" -> isBucket(arn.name());
            case "logs:log-group" -> cloud.logs().describeLogGroups(r -> r.logGroupNamePrefix(arn.name())).logGroups()
                    .stream().anyMatch(group -> group.logGroupName().equals(arn.name()));
            case "elasticloadbalancing:loadbalancer" -> isLoadBalancer(arn.text());
            default -> true;
        };
    }

    private boolean isTable(String table) {
        try {
            cloud.dynamoDb().describeTable(r -> r.tableName(table));
            return true;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private boolean isBucket(String bucket) {
        try {
            cloud.s3().headBucket(r -> r.bucket(bucket));
            return true;
        } catch (NoSuchBucketException _) {
            return false;
        }
    }

    private boolean isLoadBalancer(String arn) {
        try {
            return !cloud.loadBalancing().describeLoadBalancers(r -> r.loadBalancerArns(arn)).loadBalancers().isEmpty();
        } catch (LoadBalancerNotFoundException _) {
            return false;
        }
    }
}
