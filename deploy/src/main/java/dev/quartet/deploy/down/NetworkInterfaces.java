package dev.quartet.deploy.down;

import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Pace;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

/**
 * Network interfaces that tasks and load balancers leave behind for some minutes. A subnet or security group that still
 * has one cannot be deleted, and CloudFormation does not wait long.
 */
record NetworkInterfaces(Ec2Client ec2, Console console, Pace pace) {

    // Five minutes at the usual pace. What is there after that, the stack's own failure will name.
    private static final int LOOKS = 150;

    /** Waits for those of tasks that have a security group of ours. */
    void clearGroup(String securityGroup) {
        clear(Filter.builder().name("group-id").values(securityGroup).build(), NetworkInterfaces::isOfTask);
    }

    /** Waits for those of tasks and load balancers in a network of ours. */
    void clearNetwork(String vpc) {
        clear(Filter.builder().name("vpc-id").values(vpc).build(), left -> isOfTask(left) || isOfLoadBalancer(left));
    }

    private static boolean isOfTask(NetworkInterface left) {
        return left.description() != null && left.description().startsWith("arn:aws:ecs:");
    }

    private static boolean isOfLoadBalancer(NetworkInterface left) {
        return left.description() != null && left.description().startsWith("ELB ");
    }

    private void clear(Filter where, Predicate<NetworkInterface> lingers) {
        for (int look = 0; look < LOOKS; look++) {
            List<NetworkInterface> there = ec2.describeNetworkInterfacesPaginator(r -> r.filters(where))
                    .networkInterfaces().stream().toList();
            there.stream().filter(NetworkInterfaces::isUnused).forEach(this::delete);
            List<NetworkInterface> used = there.stream().filter(left -> !isUnused(left)).filter(lingers).toList();
            if (used.isEmpty()) {
                return;
            }
            if (look == 0) {
                console.line("Waiting for %d network interfaces to go, such as %s (%s)".formatted(used.size(), used
                        .getFirst().networkInterfaceId(), used.getFirst().description()));
            }
            pace.await();
        }
    }

    private static boolean isUnused(NetworkInterface left) {
        return left.status() == NetworkInterfaceStatus.AVAILABLE;
    }

    private void delete(NetworkInterface unused) {
        try {
            ec2.deleteNetworkInterface(r -> r.networkInterfaceId(unused.networkInterfaceId()));
            console.line("Deleted network interface " + unused.networkInterfaceId() + ", which nobody used");
        } catch (Ec2Exception e) {
            // Its owner was quicker, or took it again: the next look will tell.
            if (e.awsErrorDetails() == null || !e.awsErrorDetails().errorCode().startsWith("InvalidNetworkInterface")) {
                throw e;
            }
        }
    }
}
