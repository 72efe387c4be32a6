package dev.quartet.deploy.runtask;

import dev.quartet.deploy.live.LiveService;
import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Starts tasks as a service would: in its network, on its capacity. They get no requests from the load balancer, and nobody
 * replaces them when they end.
 */
record Launch(EcsClient ecs, LiveService like) {

    // "RunTask", Amazon ECS API Reference: up to ten a call.
    private static final int AT_A_TIME = 10;

    /**
     * Starts them.
     *
     * @param taskDefinition its ARN, or a family for the newest revision
     * @throws DeployException if ECS has no room for one
     */
    List<Task> start(String taskDefinition, int count) {
        List<Task> started = new ArrayList<>();
        for (int left = count; left > 0; left -= AT_A_TIME) {
            RunTaskResponse answer = ecs.runTask(request(taskDefinition, Math.min(left, AT_A_TIME)));
            started.addAll(answer.tasks());
            refuse(answer.failures(), started);
        }
        return started;
    }

    private RunTaskRequest request(String taskDefinition, int count) {
        Service service = like.service();
        RunTaskRequest.Builder request = RunTaskRequest.builder().cluster(service.clusterArn())
                .taskDefinition(taskDefinition).count(count).startedBy("quartet").enableECSManagedTags(true)
                .propagateTags(PropagateTags.TASK_DEFINITION).networkConfiguration(service.networkConfiguration());
        if (service.hasCapacityProviderStrategy() && !service.capacityProviderStrategy().isEmpty()) {
            request.capacityProviderStrategy(service.capacityProviderStrategy());
        } else {
            request.launchType(service.launchType());
        }
        return request.build();
    }

    private static void refuse(List<Failure> failures, List<Task> started) {
        failures.stream().findFirst().ifPresent(failure -> {
            String detail = failure.detail() == null ? "" : ", " + failure.detail();
            throw new DeployException("ECS could not start a task: %s%s. %d were started.".formatted(failure.reason(),
                    detail, started.size()));
        });
    }
}
