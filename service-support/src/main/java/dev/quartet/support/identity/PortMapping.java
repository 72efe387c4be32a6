package dev.quartet.support.identity;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A container's port and the host's port that leads to it; 0 stands for a port that is not known. */
record PortMapping(int containerPort, int hostPort, String protocol, String hostAddress) {

    /** Docker binds a dynamic port once per address family, and not always to the same number. */
    static final Comparator<PortMapping> IPV4_FIRST = Comparator
            .comparing(mapping -> mapping.hostAddress().contains(":"));

    static PortMapping of(JsonNode node) {
        return new PortMapping(
                node.path("ContainerPort").asInt(0),
                node.path("HostPort").asInt(0),
                orElse(TaskMetadata.text(node.path("Protocol")), "tcp"),
                orElse(hostAddress(node), ""));
    }

    boolean leadsTo(int port) {
        return containerPort == port && hostPort > 0 && "tcp".equalsIgnoreCase(protocol);
    }

    /** The endpoint and the file name it differently. */
    private static @Nullable String hostAddress(JsonNode node) {
        String ofEndpoint = TaskMetadata.text(node.path("HostIp"));
        return ofEndpoint != null ? ofEndpoint : TaskMetadata.text(node.path("BindIp"));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text != null ? text : otherwise;
    }
}
