package dev.quartet.local.launcher.supervisor;

import java.io.IOException;

/** Where an instance is to listen. */
@FunctionalInterface
public interface Ports {

    /** Asked before each start of an instance. */
    int next() throws IOException;

    /** A free port of the loopback address, another one each time. */
    static Ports free() {
        return FreePort::find;
    }

    /** The same port each time. */
    static Ports fixed(int port) {
        return () -> port;
    }
}
