package dev.quartet.deploy.cost;

import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.problem.DeployException;
import java.util.Map;

/**
 * How much room an instance of EC2 has ("Instance types", Amazon EC2 Instance Types guide).
 *
 * @param interfaces network interfaces at most, its own among them
 */
record InstanceSize(int vcpus, int memoryMiB, int interfaces) {

    private static final Map<String, InstanceSize> BY_TYPE = Map.of(
            "t2.medium", new InstanceSize(2, 4096, 3),
            "t3.medium", new InstanceSize(2, 4096, 3),
            "t3.large", new InstanceSize(2, 8192, 3),
            "m6i.large", new InstanceSize(2, 8192, 3),
            "m7i.large", new InstanceSize(2, 8192, 3),
            "c7i.large", new InstanceSize(2, 4096, 3));

    // What the kernel, the agent and Docker keep for themselves; an instance of 4 GiB registers about 3.8.
    private static final int KEPT_PERCENT = 10;
    private static final int CPU_UNITS = 1024;
    private static final int PERCENT = 100;

    static InstanceSize of(String type) {
        InstanceSize size = BY_TYPE.get(type);
        if (size == null) {
            throw new DeployException("Nobody has written down how large an instance of %s is: add it to InstanceSize."
                    .formatted(type));
        }
        return size;
    }

    /** How many tasks of a size fit, at least one: a task that does not fit would run nowhere. */
    int tasks(TaskSize size, NetworkMode mode) {
        int byCpu = vcpus * CPU_UNITS / size.cpuUnits();
        int byMemory = memoryMiB * (PERCENT - KEPT_PERCENT) / PERCENT / size.memoryMiB();
        int byNetwork = switch (mode) {
            case AWSVPC -> interfaces - 1;
            case BRIDGE -> Integer.MAX_VALUE;
            // All services use the same port of their hosts.
            case BRIDGE_FIXED_PORT, HOST -> 1;
        };
        return Math.max(1, Math.min(byNetwork, Math.min(byCpu, byMemory)));
    }
}
