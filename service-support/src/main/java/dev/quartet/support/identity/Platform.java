package dev.quartet.support.identity;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a service runs on. */
public enum Platform {

    /** A plain process of an operating system. */
    PROCESS("process"),

    /** A container that Amazon ECS did not start. */
    CONTAINER("container"),

    /** A container of an Amazon ECS task. */
    ECS("ecs");

    private final String label;

    Platform(String label) {
        this.label = label;
    }

    /** The lower-case name, as in the identity document. */
    @JsonValue
    public String label() {
        return label;
    }
}
