package dev.quartet.deploy.environment;

import java.util.Locale;

/** How a task is reached ("Task networking", Amazon ECS Developer Guide). */
public enum NetworkMode {

    /** By a network interface and an address of its own. */
    AWSVPC,
    /** By a port of its host that Docker chooses. */
    BRIDGE,
    /** By port 80 of its host, which leads to port 3000 of the container, as in the course. */
    BRIDGE_FIXED_PORT,
    /** By its own port on the host's network. */
    HOST;

    /** As environment files and templates write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a task has an address that Cloud Map can answer with; else its callers go through the load balancer. */
    public boolean hasTaskAddress() {
        return this == AWSVPC;
    }
}
