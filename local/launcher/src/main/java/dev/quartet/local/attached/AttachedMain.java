package dev.quartet.local.attached;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;

/**
 * Runs the main method of the class that the system property {@value #PROGRAM} names and leaves when standard input
 * ends, which the operating system sees to however the parent process ended, {@code kill -9} included.
 */
public final class AttachedMain {

    /** A property and not an argument: DevTools runs this main method again, with the program's own arguments. */
    public static final String PROGRAM = "quartet.program";

    private static final String ATTACHED = "quartet.attached";
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int ENDED_BY_REQUEST = 143;

    private AttachedMain() {}

    public static void main(String... arguments) throws ReflectiveOperationException {
        if (System.getProperties().putIfAbsent(ATTACHED, "true") == null) {
            Thread.ofPlatform().daemon().name("attached").start(AttachedMain::leaveWithParent);
        }
        Method main = Class.forName(System.getProperty(PROGRAM)).getMethod("main", String[].class);
        main.invoke(null, (Object) arguments);
    }

    static void leaveWithParent() {
        awaitEnd(System.in);
        Thread.ofPlatform().daemon().name("attached-halt").start(AttachedMain::haltWhenLate);
        System.exit(ENDED_BY_REQUEST);
    }

    private static void awaitEnd(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // A broken pipe says the same as its end.
            return;
        }
    }

    private static void haltWhenLate() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ENDED_BY_REQUEST);
    }
}
