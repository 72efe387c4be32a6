package dev.quartet.deploy.runtask;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.Task;

/** Where a task can be reached: an address of its own, or a port of its host. */
record Places(EcsClient ecs, Ec2Client ec2, String cluster) {

    /** Its addresses in words; empty as long as it has none. */
    List<String> of(Task task) {
        List<String> own = detail(task, "privateIPv4Address").toList();
        return own.isEmpty()
                ? ofHost(task).toList()
                : Stream.concat(own.stream(), publicAddresses(task)).toList();
    }

    private static Stream<String> detail(Task task, String name) {
        return task.attachments().stream().flatMap(attachment -> attachment.details().stream())
                .filter(detail -> name.equals(detail.name())).map(KeyValuePair::value);
    }

    private Stream<String> publicAddresses(Task task) {
        List<String> interfaces = detail(task, "networkInterfaceId").toList();
        if (interfaces.isEmpty()) {
            return Stream.of();
        }
        try {
            return ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds(interfaces)).networkInterfaces()
                    .stream().flatMap(one -> Stream.ofNullable(one.association()))
                    .flatMap(association -> Stream.ofNullable(association.publicIp())).map(ip -> ip + " (public)");
        } catch (Ec2Exception _) {
            // Whoever may run tasks need not be allowed to look at network interfaces.
            return Stream.of();
        }
    }

    private Stream<String> ofHost(Task task) {
        String ports = task.containers().stream().flatMap(container -> container.networkBindings().stream())
                .map(NetworkBinding::hostPort).map(String::valueOf).collect(Collectors.joining(", "));
        return host(task).map(host -> ports.isEmpty() ? host : "%s port %s".formatted(host, ports)).stream();
    }

    private Optional<String> host(Task task) {
        if (task.containerInstanceArn() == null) {
            return Optional.empty();
        }
        List<String> instances = ecs.describeContainerInstances(request -> request.cluster(cluster)
                .containerInstances(task.containerInstanceArn())).containerInstances().stream()
                .map(instance -> instance.ec2InstanceId()).toList();
        return instances.isEmpty()
                ? Optional.empty()
                : ec2.describeInstances(request -> request.instanceIds(instances)).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream()).map(Instance::privateIpAddress)
                        .findFirst();
    }
}
