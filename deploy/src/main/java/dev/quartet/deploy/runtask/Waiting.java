package dev.quartet.deploy.runtask;

import dev.quartet.deploy.live.Patience;
import dev.quartet.deploy.problem.DeployException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Waits for tasks that were started.
 *
 * @param lines takes what there is to tell
 */
record Waiting(EcsClient ecs, Places places, String cluster, Consumer<String> lines) {

    /**
     * A task, and what came of it.
     *
     * @param status its last status, such as {@code RUNNING}
     */
    record Ran(String taskArn, String status, List<String> addresses) {

        static Ran unknown(Task task) {
            return new Ran(task.taskArn(), String.valueOf(task.lastStatus()), List.of());
        }

        boolean isGood() {
            return !status.equals("STOPPED");
        }
    }

    /**
     * Waits until each runs or has ended.
     *
     * @throws DeployException if that takes too long
     */
    List<Ran> untilRunning(List<Task> started, Patience patience) {
        List<String> arns = started.stream().map(Task::taskArn).toList();
        Map<String, String> told = new HashMap<>();
        return patience.await(() -> look(arns, told)).orElseThrow(() -> new DeployException(
                "Not all tasks run after %s; ECS goes on trying.".formatted(patience.limit())));
    }

    private Optional<List<Ran>> look(List<String> arns, Map<String, String> told) {
        List<Task> tasks = ecs.describeTasks(request -> request.cluster(cluster).tasks(arns)).tasks();
        tasks.stream().filter(task -> !task.lastStatus().equals(told.put(task.taskArn(), task.lastStatus())))
                .forEach(task -> lines.accept("%s %s%s".formatted(task.taskArn().replaceFirst(".*/", ""), task
                        .lastStatus(), more(task))));
        Predicate<Task> isThere = task -> task.lastStatus().equals("RUNNING") || task.lastStatus().equals("STOPPED");
        return tasks.size() == arns.size() && tasks.stream().allMatch(isThere)
                ? Optional.of(tasks.stream().map(task -> new Ran(task.taskArn(), task.lastStatus(), places.of(task)))
                        .toList())
                : Optional.empty();
    }

    private String more(Task task) {
        return switch (task.lastStatus()) {
            case "RUNNING" -> places.of(task).isEmpty() ? "" : " at " + String.join(", ", places.of(task));
            case "STOPPED" ->
                ": %s%s".formatted(task.stoppedReason(), task.containers().stream().map(Container::exitCode)
                        .filter(code -> code != null).findFirst().map(", exit code %d"::formatted).orElse(""));
            default -> "";
        };
    }
}
