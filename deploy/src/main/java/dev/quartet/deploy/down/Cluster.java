package dev.quartet.deploy.down;

import dev.quartet.deploy.account.Problems;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Pace;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/** What a cluster's stack does not take away by itself. */
record Cluster(EcsClient ecs, Console console, Pace pace) {

    private static final int LOOKS = 90;
    // The most that SetInstanceProtection takes.
    private static final int INSTANCES = 50;

    /** Stops the tasks that no service runs, such as those of run-task: a cluster with tasks cannot be deleted. */
    void stopTasks(String cluster) {
        for (int look = 0; look < LOOKS; look++) {
            List<String> tasks = tasks(cluster);
            if (tasks.isEmpty()) {
                return;
            }
            if (look == 0) {
                console.line("Stopping %d tasks of cluster %s".formatted(tasks.size(), cluster));
                tasks.forEach(task -> ecs.stopTask(r -> r.cluster(cluster).task(task).reason(
                        "The environment is taken down")));
            }
            pace.await();
        }
    }

    private List<String> tasks(String cluster) {
        try {
            return ecs.listTasksPaginator(r -> r.cluster(cluster)).taskArns().stream().toList();
        } catch (ClusterNotFoundException _) {
            return List.of();
        }
    }

    /** Takes the protection from scale-in off a group's instances: its deletion would wait for them for ever. */
    void unprotect(AutoScalingClient autoScaling, String group) {
        List<String> guarded = autoScaling.describeAutoScalingGroupsPaginator(r -> r.autoScalingGroupNames(group))
                .autoScalingGroups().stream().flatMap(found -> found.instances().stream())
                .filter(Instance::protectedFromScaleIn).map(Instance::instanceId).toList();
        for (int from = 0; from < guarded.size(); from += INSTANCES) {
            List<String> some = guarded.subList(from, Math.min(from + INSTANCES, guarded.size()));
            autoScaling.setInstanceProtection(r -> r.autoScalingGroupName(group).instanceIds(some)
                    .protectedFromScaleIn(false));
        }
    }

    /** Deregisters what could still be run by its name. It costs nothing, so where that is not allowed it stays. */
    List<String> deregister(String familyPrefix) {
        List<String> deregistered = new ArrayList<>();
        try {
            List<String> families = ecs.listTaskDefinitionFamiliesPaginator(r -> r.familyPrefix(familyPrefix).status(
                    TaskDefinitionFamilyStatus.ACTIVE)).families().stream().toList();
            for (String family : families) {
                ecs.listTaskDefinitionsPaginator(r -> r.familyPrefix(family).status(TaskDefinitionStatus.ACTIVE))
                        .taskDefinitionArns().stream().toList().forEach(arn -> {
                            ecs.deregisterTaskDefinition(r -> r.taskDefinition(arn));
                            deregistered.add(arn);
                        });
            }
        } catch (EcsException e) {
            console.line("Task definitions stay, which cost nothing: " + Problems.explain(e).orElse(e.getMessage()));
        }
        return deregistered;
    }

    /** Deletes the log that Container Insights makes by itself, and that keeps what it has for ever. */
    void deleteInsightsLog(CloudWatchLogsClient logs, String cluster) {
        try {
            logs.deleteLogGroup(r -> r.logGroupName("/aws/ecs/containerinsights/%s/performance".formatted(cluster)));
            console.line("Deleted the log of Container Insights");
        } catch (ResourceNotFoundException _) {
            // Container Insights was never on.
        }
    }
}
