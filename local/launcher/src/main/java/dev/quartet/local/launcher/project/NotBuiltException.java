package dev.quartet.local.launcher.project;

import java.nio.file.Path;

/** A service has no classes yet. */
public final class NotBuiltException extends Exception {

    private static final long serialVersionUID = 1L;

    NotBuiltException(QuartetService service, Path root) {
        super(service.serviceName() + " is not built; run `mvn -Plocal` in " + root.toAbsolutePath().normalize()
                + ", which builds before it starts.");
    }
}
