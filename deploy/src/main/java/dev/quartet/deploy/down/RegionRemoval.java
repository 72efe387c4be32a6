package dev.quartet.deploy.down;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.up.DeployedStack;
import dev.quartet.deploy.up.SideBySide;
import dev.quartet.deploy.up.StackUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Takes down what an environment has in one Region: what costs money first, what others need last. */
final class RegionRemoval {

    // What blocks a stack is cleared away before each: logs still came, or an interface was still in use.
    private static final int ATTEMPTS = 3;

    private final Environment environment;
    private final Cloud cloud;
    private final StackUpdates updates;
    private final Console console;
    private final Pace pace;
    private final ConcurrentLinkedQueue<String> deleted = new ConcurrentLinkedQueue<>();

    RegionRemoval(Environment environment, Cloud cloud, StackUpdates updates, Console console, Pace pace) {
        this.environment = environment;
        this.cloud = cloud;
        this.updates = updates;
        this.console = console;
        this.pace = pace;
    }

    /** Deletes all of these, and returns their names. */
    List<String> remove(RegionStacks stacks) {
        removeUnlisted(stacks.unlisted());
        stacks.steps().forEach(step -> SideBySide.each(step, this::remove));
        Cluster cluster = cluster();
        cluster.deregister("quartet-%s-".formatted(environment.name()));
        cluster.deleteInsightsLog(cloud.logs(), "quartet-" + environment.name());
        stacks.registry().ifPresent(this::remove);
        return List.copyOf(deleted);
    }

    // Nothing tells in which order: those go first that nobody needs.
    private void removeUnlisted(List<DeployedStack> unlisted) {
        List<DeployedStack> left = new ArrayList<>(unlisted);
        while (!left.isEmpty()) {
            List<DeployException> failures = new ArrayList<>();
            boolean isSmaller = left.removeIf(stack -> {
                try {
                    removeOnce(stack);
                    return true;
                } catch (DeployException e) {
                    failures.add(e);
                    return false;
                }
            });
            if (!isSmaller) {
                throw failures.getFirst();
            }
        }
    }

    private String remove(DeployedStack stack) {
        for (int attempt = 1;; attempt++) {
            try {
                removeOnce(stack);
                return stack.name();
            } catch (DeployException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                console.line("%s%nTrying again (%d of %d)".formatted(e.getMessage(), attempt + 1, ATTEMPTS));
            }
        }
    }

    private void removeOnce(DeployedStack stack) {
        List<StackResourceSummary> resources = cloud.cloudFormation().listStackResourcesPaginator(r -> r.stackName(stack
                .id())).stackResourceSummaries().stream().filter(resource -> resource.physicalResourceId() != null)
                .toList();
        unprotect(stack, resources);
        resources.forEach(resource -> clear(resource.resourceType(), resource.physicalResourceId()));
        updates.delete(stack.name());
        deleted.add(stack.name());
    }

    private void unprotect(DeployedStack stack, List<StackResourceSummary> resources) {
        if (stack.isMade() && "full".equals(stack.parameters().get("DataProtection"))) {
            // By the stack's own parameter, so that the stack says what is so.
            updates.find(stack.name()).filter(DeployedStack::isMade).ifPresent(now -> updates.change(now, Map.of(
                    "DataProtection", "none")));
        }
        if (stack.status() == StackStatus.DELETE_FAILED) {
            // Such a stack cannot be changed any more.
            resources.stream().filter(resource -> resource.resourceType().equals("AWS::DynamoDB::Table"))
                    .filter(resource -> !resource.resourceStatusAsString().equals("DELETE_COMPLETE"))
                    .map(StackResourceSummary::physicalResourceId).forEach(this::unprotectTable);
        }
    }

    private void unprotectTable(String table) {
        if (Boolean.TRUE.equals(cloud.dynamoDb().describeTable(r -> r.tableName(table)).table()
                .deletionProtectionEnabled())) {
            cloud.dynamoDb().updateTable(r -> r.tableName(table).deletionProtectionEnabled(false));
        }
    }

    private void clear(String type, String id) {
        switch (type) {
            case "AWS::S3::Bucket" -> empty(id);
            case "AWS::AutoScaling::AutoScalingGroup" -> cluster().unprotect(cloud.autoScaling(), id);
            case "AWS::ECS::Cluster" -> cluster().stopTasks(id);
            case "AWS::EC2::SecurityGroup" -> {
                // The services have gone by now, but a task that was run by hand holds an interface with this group.
                cluster().stopTasks("quartet-" + environment.name());
                interfaces().clearGroup(id);
            }
            case "AWS::EC2::VPC" -> interfaces().clearNetwork(id);
            default -> {
                // CloudFormation deletes it by itself.
            }
        }
    }

    private void empty(String bucket) {
        int objects = new Buckets(cloud.s3()).empty(bucket);
        if (objects > 0) {
            console.line("%s  Emptied bucket %s of %d versions and marks of deletion".formatted(cloud.region(), bucket,
                    objects));
        }
    }

    private Cluster cluster() {
        return new Cluster(cloud.ecs(), console, pace);
    }

    private NetworkInterfaces interfaces() {
        return new NetworkInterfaces(cloud.ec2(), console, pace);
    }
}
