package dev.quartet.support.identity;

import java.net.InetAddress;
import java.time.Instant;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * All that is known of this instance so far.
 *
 * @param boundAddress the one address that the server is bound to; null where that is every address or the loopback's
 */
record Facts(
        Build build,
        Instant startedAt,
        Platform platform,
        @Nullable InetAddress boundAddress,
        @Nullable String host,
        @Nullable Integer port,
        TaskMetadata task) {

    static Facts atStart(Build build, Instant startedAt, Surroundings surroundings, @Nullable InetAddress bound) {
        return new Facts(build, startedAt, surroundings.platform(), isTelling(bound) ? bound : null,
                surroundings.hostName(), null, TaskMetadata.NOTHING);
    }

    private static boolean isTelling(@Nullable InetAddress bound) {
        return bound != null && !bound.isAnyLocalAddress() && !bound.isLoopbackAddress();
    }

    Facts withHost(@Nullable String known) {
        return new Facts(build, startedAt, platform, boundAddress, known, port, task);
    }

    Facts withPort(int known) {
        return new Facts(build, startedAt, platform, boundAddress, host, known, task);
    }

    Facts withTask(TaskMetadata known) {
        return new Facts(build, startedAt, platform, boundAddress, host, port, known);
    }

    Identity identity(Supplier<InetAddress> defaultRoute) {
        return new Identity(build.service(), build.version(), build.commit(), ip(defaultRoute), host, port, startedAt,
                runtime());
    }

    private @Nullable String ip(Supplier<InetAddress> defaultRoute) {
        if (platform != Platform.ECS) {
            return ownAddress(defaultRoute);
        }
        return switch (task.networkMode()) {
            case TaskMetadata.AWSVPC -> task.containerIp() != null ? task.containerIp() : ownAddress(defaultRoute);
            case TaskMetadata.HOST -> task.hostIp() != null ? task.hostIp() : ownAddress(defaultRoute);
            // Every host gives its containers the same few addresses: the container's own would tell nobody apart.
            case TaskMetadata.BRIDGE -> task.hostIp();
            case null, default -> null;
        };
    }

    private String ownAddress(Supplier<InetAddress> defaultRoute) {
        InetAddress address = boundAddress != null ? boundAddress : defaultRoute.get();
        // An IPv6 address may carry the name of its interface, which means nothing elsewhere.
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private Identity.Runtime runtime() {
        return new Identity.Runtime(platform, task.cluster(), task.taskArn(), task.family(), task.revision(),
                task.launchType(), task.availabilityZone(), task.networkMode(), task.containerIp(), task.hostIp(),
                hostPort(), task.containerInstanceArn());
    }

    private @Nullable Integer hostPort() {
        if (TaskMetadata.HOST.equals(task.networkMode())) {
            return port;
        }
        return port == null ? null : task.hostPort(port);
    }
}
