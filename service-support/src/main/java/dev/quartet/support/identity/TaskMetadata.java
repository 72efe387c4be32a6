package dev.quartet.support.identity;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What ECS has told so far, read leniently: what is missing is null, what is not known is passed over. Sources: 'Amazon
 * ECS task metadata endpoint version 4' and 'Amazon ECS container metadata file'.
 */
record TaskMetadata(
        @Nullable String cluster,
        @Nullable String taskArn,
        @Nullable String family,
        @Nullable String revision,
        @Nullable String launchType,
        @Nullable String availabilityZone,
        @Nullable String networkMode,
        @Nullable String containerIp,
        @Nullable String hostIp,
        @Nullable String containerInstanceArn,
        List<PortMapping> portMappings) {

    static final String AWSVPC = "awsvpc";
    static final String BRIDGE = "bridge";
    static final String HOST = "host";

    static final TaskMetadata NOTHING = new TaskMetadata(null, null, null, null, null, null, null, null, null, null,
            List.of());

    /**
     * @param task the answer of {@code /task}
     * @param container the answer for the container itself
     * @param file the container metadata file, which only EC2 has
     */
    static TaskMetadata of(JsonNode task, JsonNode container, JsonNode file) {
        JsonNode network = container.path("Networks").path(0);
        String containerIp = text(network.path("IPv4Addresses").path(0));
        return new TaskMetadata(
                shortName(firstOf(text(task.path("Cluster")), text(file.path("Cluster")))),
                firstOf(text(task.path("TaskARN")), text(file.path("TaskARN"))),
                firstOf(text(task.path("Family")), text(file.path("TaskDefinitionFamily"))),
                firstOf(text(task.path("Revision")), text(file.path("TaskDefinitionRevision"))),
                text(task.path("LaunchType")),
                firstOf(text(task.path("AvailabilityZone")), text(file.path("AvailabilityZone"))),
                text(network.path("NetworkMode")),
                firstOf(containerIp, text(network.path("IPv6Addresses").path(0))),
                text(file.path("HostPrivateIPv4Address")),
                text(file.path("ContainerInstanceARN")),
                portMappings(container.path("Ports"), file.path("PortMappings")));
    }

    private static List<PortMapping> portMappings(JsonNode ofEndpoint, JsonNode ofFile) {
        return Stream.concat(ofEndpoint.valueStream(), ofFile.valueStream()).map(PortMapping::of).toList();
    }

    /** The host's port that leads to the container's, by IPv4 rather than IPv6 where they differ. */
    @Nullable
    Integer hostPort(int containerPort) {
        return portMappings.stream().filter(mapping -> mapping.leadsTo(containerPort))
                .sorted(PortMapping.IPV4_FIRST).map(PortMapping::hostPort).findFirst().orElse(null);
    }

    /** The last part of the task's ARN, {@code arn:aws:ecs:region:account:task/cluster/id}: what consoles and log streams call it. */
    @Nullable
    String taskId() {
        return taskArn == null ? null : taskArn.substring(taskArn.lastIndexOf('/') + 1);
    }

    /** Whether asking again could tell nothing more about a service that listens on the port. */
    boolean isComplete(int containerPort) {
        if (Stream.of(cluster, taskArn, family, revision, networkMode).anyMatch(fact -> fact == null)) {
            return false;
        }
        return switch (networkMode) {
            case AWSVPC -> containerIp != null;
            case BRIDGE -> hostPort(containerPort) != null;
            case null, default -> true;
        };
    }

    static @Nullable String text(JsonNode node) {
        String text = node.isValueNode() && !node.isNull() ? node.asString() : "";
        return text.isBlank() ? null : text;
    }

    private static @Nullable String firstOf(@Nullable String preferred, @Nullable String other) {
        return preferred != null ? preferred : other;
    }

    /** ECS gives a name or an ARN, {@code arn:aws:ecs:region:account:cluster/name}. */
    private static @Nullable String shortName(@Nullable String cluster) {
        return cluster == null ? null : cluster.substring(cluster.lastIndexOf('/') + 1);
    }
}
