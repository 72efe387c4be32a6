package dev.quartet.support.identity;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * The task and its zone in each JSON line of the log, from the moment that ECS has told them. Spring Boot makes it by its
 * class name, before there are any beans; so what it shows is kept by Logback.
 */
public final class TaskInLog implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final String TASK = "task.id";

    private static final String ZONE = "cloud.availability_zone";

    @Override
    public void customize(JsonWriter.Members<ILoggingEvent> members) {
        members.add("task", event -> property(event, TASK)).whenNotNull()
                .usingMembers(task -> task.add("id", id -> id));
        members.add("cloud", event -> property(event, ZONE)).whenNotNull()
                .usingMembers(cloud -> cloud.add("availability_zone", zone -> zone));
    }

    static void tell(TaskMetadata task) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            keep(context, TASK, task.taskId());
            keep(context, ZONE, task.availabilityZone());
        }
    }

    private static void keep(LoggerContext context, String name, @Nullable String value) {
        if (value != null) {
            context.putProperty(name, value);
        }
    }

    private static @Nullable String property(ILoggingEvent event, String name) {
        return event.getLoggerContextVO().getPropertyMap().get(name);
    }
}
