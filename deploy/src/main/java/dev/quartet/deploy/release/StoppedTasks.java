package dev.quartet.deploy.release;

import dev.quartet.deploy.live.LiveService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/** Why tasks of one revision ended, and the last that they wrote. Each is told once. */
final class StoppedTasks {

    private static final int LINES = 20;
    private static final int TOLD_IN_FULL = 3;
    // What a rollback and scaling stop has not failed.
    private static final String BY_ORDER = "Scaling activity initiated";

    private final EcsClient ecs;
    private final CloudWatchLogsClient logs;
    private final String cluster;
    private final String revisionArn;
    private final Map<String, ContainerDefinition> containers = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, Task> seen = new LinkedHashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();

    StoppedTasks(EcsClient ecs, CloudWatchLogsClient logs, String cluster, String revisionArn,
            List<ContainerDefinition> containers) {
        this.ecs = ecs;
        this.logs = logs;
        this.cluster = cluster;
        this.revisionArn = revisionArn;
        containers.forEach(container -> this.containers.put(container.name(), container));
    }

    /**
     * Lines about those that have ended since the last call but one. What a task writes last takes a moment to get into its
     * log, and is gone with the log when the stack of a first release is rolled back: so it is read at once, and again
     * before it is told.
     */
    List<String> news() {
        List<String> lines = untold();
        see();
        return lines;
    }

    /** Lines about all that were not told yet. */
    List<String> rest() {
        see();
        return untold();
    }

    /** The first of them in short: why it ended, and the last that it wrote. Empty if none has. */
    List<String> gist() {
        return seen.values().stream().limit(1).flatMap(task -> Stream.concat(Stream.of(reason(task)), task.containers()
                .stream().map(container -> lines(container, id(task))).flatMap(lines -> Stream.of(lines.getFirst(),
                        lines.getLast()).distinct())))
                .toList();
    }

    private void see() {
        for (Task task : failed()) {
            if (seen.putIfAbsent(task.taskArn(), task) == null && seen.size() <= TOLD_IN_FULL) {
                task.containers().forEach(container -> lastWords(container.name(), id(task)));
            }
        }
    }

    private List<String> untold() {
        List<String> lines = new ArrayList<>();
        for (Task task : seen.values()) {
            if (told.add(task.taskArn())) {
                lines.add(reason(task));
                if (told.size() <= TOLD_IN_FULL) {
                    task.containers().forEach(container -> lines.addAll(lines(container, id(task))));
                }
            }
        }
        return lines;
    }

    private List<Task> failed() {
        String family = revisionArn.replaceFirst(".*/", "").replaceFirst(":\\d+$", "");
        try {
            List<String> arns = ecs.listTasks(request -> request.cluster(cluster).family(family)
                    .desiredStatus(DesiredStatus.STOPPED)).taskArns();
            return arns.isEmpty()
                    ? List.of()
                    : ecs.describeTasks(request -> request.cluster(cluster).tasks(arns))
                            .tasks().stream().filter(task -> revisionArn.equals(task.taskDefinitionArn()))
                            .filter(task -> !orEmpty(task.stoppedReason()).startsWith(BY_ORDER)).toList();
        } catch (ClusterNotFoundException _) {
            return List.of();
        }
    }

    private static String reason(Task task) {
        return "task %s stopped: %s".formatted(id(task), task.stoppedReason() == null
                ? "ECS does not say why"
                : LiveService.inShort(task.stoppedReason()));
    }

    private List<String> lines(Container container, String taskId) {
        return Stream.concat(Stream.of("  container %s: %s".formatted(container.name(), end(container))), lastWords(
                container.name(), taskId).stream().map(line -> "  | " + line)).toList();
    }

    private static String end(Container container) {
        String exit = container.exitCode() == null ? "no exit code" : "exit code " + container.exitCode();
        return container.reason() == null ? exit : exit + ", " + container.reason();
    }

    private List<String> lastWords(String container, String taskId) {
        ContainerDefinition definition = containers.get(container);
        if (definition == null || definition.logConfiguration() == null) {
            return List.of();
        }
        Map<String, String> options = definition.logConfiguration().options();
        String stream = "%s/%s/%s".formatted(options.get("awslogs-stream-prefix"), container, taskId);
        List<String> lines = read(String.valueOf(options.get("awslogs-group")), stream);
        if (!lines.isEmpty()) {
            words.put(stream, lines);
        }
        return words.getOrDefault(stream, List.of("(there is no log of it)"));
    }

    private List<String> read(String group, String stream) {
        try {
            return logs.getLogEvents(request -> request.logGroupName(group).logStreamName(stream).limit(LINES)
                    .startFromHead(false)).events().stream().map(OutputLogEvent::message).map(String::stripTrailing)
                    .toList();
        } catch (ResourceNotFoundException _) {
            return List.of();
        }
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
