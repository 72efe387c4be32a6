package dev.quartet.local.launcher.supervisor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a program; it ends when its standard input does. */
final class Child {

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(List<String> command, Map<String, String> environment, Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        // A real account's profile must never reach a service that is meant to talk to stand-ins.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().keySet().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return new Child(builder.start());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    boolean exitsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Asks it to leave, and returns at once. */
    void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
