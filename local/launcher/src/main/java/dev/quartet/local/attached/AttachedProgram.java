package dev.quartet.local.attached;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program that the arguments name, for as long as standard input is open: what {@link AttachedMain} does for
 * a main method, for a program that is not Java. The exit code is the program's own.
 */
public final class AttachedProgram {

    private static final long PATIENCE_MILLIS = 1_500;

    private AttachedProgram() {}

    public static void main(String... command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command).redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(program), "end-program"));
        Thread.ofPlatform().daemon().name("attached").start(AttachedMain::leaveWithParent);
        exit(program.waitFor());
    }

    private static void end(Process program) {
        program.destroy();
        try {
            if (program.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        program.destroyForcibly();
    }

    private static void exit(int code) {
        System.exit(code);
    }
}
