package dev.quartet.local.launcher.supervisor;

/** Is told of every start of an instance. */
@FunctionalInterface
public interface Watch {

    /** Watches nothing. */
    Watch NONE = (instance, service, port) -> {};

    /**
     * An instance was started, for the first time or again.
     *
     * @param instance such as {@code user-service-1}
     * @param port where it will answer
     */
    void started(String instance, Service service, int port);
}
