package dev.quartet.deploy.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** ECS with one cluster. A service goes through the states that it was given, one each time somebody looks. */
public final class FakeEcs implements EcsClient {

    public static final String ARN = "arn:aws:ecs:ap-northeast-1:123456789012:";

    public final List<Task> tasks = new ArrayList<>();
    public final List<RunTaskRequest> runs = new ArrayList<>();
    private final Map<String, List<Service>> services = new HashMap<>();
    private final Map<String, TaskDefinition> definitions = new HashMap<>();
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();

    /** The states that a service goes through; it stays in the last one. */
    public synchronized void becomes(String service, Service... states) {
        services.put(service, new ArrayList<>(List.of(states)));
    }

    public synchronized void add(Task task) {
        tasks.add(task);
    }

    /** A service with one deployment. */
    public static Service service(String name, String taskDefinition, String state, int running, int desired) {
        return Service.builder().serviceName(name).status("ACTIVE").clusterArn(ARN + "cluster/quartet-staging")
                .taskDefinition(taskDefinition).desiredCount(desired).runningCount(running)
                .pendingCount(Math.max(0, desired - running))
                .deployments(Deployment.builder().status("PRIMARY").taskDefinition(taskDefinition).rolloutState(state)
                        .desiredCount(desired).runningCount(running).build())
                .events(List.of()).build();
    }

    public static ServiceEvent event(String id, String message) {
        return ServiceEvent.builder().id(id).message(message).createdAt(Instant.EPOCH).build();
    }

    public static String revision(int number) {
        return ARN + "task-definition/quartet-staging-user-service:" + number;
    }

    public synchronized Map<String, String> tagsOf(String arn) {
        return Map.copyOf(tags.getOrDefault(arn, Map.of()));
    }

    public synchronized int registered() {
        return definitions.size();
    }

    @Override
    public synchronized DescribeServicesResponse describeServices(DescribeServicesRequest request) {
        return DescribeServicesResponse.builder().services(request.services().stream().map(services::get)
                .filter(Objects::nonNull).map(states -> states.size() > 1 ? states.removeFirst() : states.getFirst())
                .toList()).build();
    }

    @Override
    public synchronized RegisterTaskDefinitionResponse registerTaskDefinition(RegisterTaskDefinitionRequest request) {
        int number = revisions.merge(request.family(), 1, Integer::sum);
        TaskDefinition definition = TaskDefinition.builder().family(request.family()).revision(number)
                .taskDefinitionArn(ARN + "task-definition/%s:%d".formatted(request.family(), number))
                .containerDefinitions(request.containerDefinitions()).build();
        definitions.put(definition.taskDefinitionArn(), definition);
        tag(definition.taskDefinitionArn(), request.tags());
        return RegisterTaskDefinitionResponse.builder().taskDefinition(definition).build();
    }

    @Override
    public synchronized DescribeTaskDefinitionResponse describeTaskDefinition(DescribeTaskDefinitionRequest request) {
        TaskDefinition definition = definitions.get(request.taskDefinition());
        if (definition == null) {
            throw ClientException.builder().message("Unable to describe task definition.").statusCode(400).build();
        }
        return DescribeTaskDefinitionResponse.builder().taskDefinition(definition).tags(tagsOf(definition
                .taskDefinitionArn()).entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(
                        tag
                                .getValue())
                        .build())
                .toList()).build();
    }

    @Override
    public synchronized TagResourceResponse tagResource(TagResourceRequest request) {
        tag(request.resourceArn(), request.tags());
        return TagResourceResponse.builder().build();
    }

    private void tag(String arn, List<Tag> added) {
        added.forEach(tag -> tags.computeIfAbsent(arn, _ -> new HashMap<>()).put(tag.key(), tag.value()));
    }

    @Override
    public synchronized ListTasksResponse listTasks(ListTasksRequest request) {
        return ListTasksResponse.builder().taskArns(tasks.stream()
                .filter(task -> task.desiredStatus().equals(request.desiredStatusAsString()))
                .filter(task -> task.taskDefinitionArn().contains("/" + request.family() + ":"))
                .map(Task::taskArn).toList()).build();
    }

    @Override
    public synchronized DescribeTasksResponse describeTasks(DescribeTasksRequest request) {
        return DescribeTasksResponse.builder().tasks(tasks.stream().filter(task -> request.tasks().contains(task
                .taskArn())).toList()).build();
    }

    @Override
    public synchronized RunTaskResponse runTask(RunTaskRequest request) {
        runs.add(request);
        List<Task> started = new ArrayList<>();
        for (int i = 0; i < request.count(); i++) {
            started.add(Task.builder().taskArn(ARN + "task/quartet-staging/%04d".formatted(tasks.size() + 1))
                    .taskDefinitionArn(request.taskDefinition()).desiredStatus("RUNNING").lastStatus("PROVISIONING")
                    .build());
            tasks.add(started.getLast());
        }
        return RunTaskResponse.builder().tasks(started).build();
    }

    @Override
    public String serviceName() {
        return "ecs";
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
