package dev.quartet.deploy.environment;

import java.util.Locale;

/** Whose machines tasks run on. */
public enum LaunchType {

    FARGATE, EC2;

    /** As environment files write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
