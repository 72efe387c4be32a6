package dev.quartet.support.identity;

import org.jspecify.annotations.Nullable;

/** The network modes of ECS in a sentence each, after 'Amazon ECS task networking options for EC2'. */
final class NetworkModeExplanation {

    private NetworkModeExplanation() {}

    static String of(@Nullable String networkMode) {
        return switch (networkMode) {
            case null -> "ecs: the task has not yet been told, or could not learn, which network mode it runs in.";
            case TaskMetadata.AWSVPC ->
                "awsvpc: the task has a network interface and an address of its own in the VPC and is reached there, at its own port.";
            case TaskMetadata.BRIDGE ->
                "bridge: the container has an address of its own inside the host; from outside it is reached at the host's address and host port.";
            case TaskMetadata.HOST ->
                "host: the container shares the host's network and is reached at the host's address and its own port.";
            default -> networkMode + ": ECS names a network mode that this service knows nothing about.";
        };
    }
}
