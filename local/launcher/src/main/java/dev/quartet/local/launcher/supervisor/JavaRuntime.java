package dev.quartet.local.launcher.supervisor;

import dev.quartet.local.attached.Launch;
import java.util.List;

/** How a service's JVM is called: the same JDK as the launcher's, with what a service needs beside a quick start. */
final class JavaRuntime {

    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED", "-Dspring.jmx.enabled=false", "-Dspring.output.ansi.enabled=never");

    private JavaRuntime() {}

    static List<String> command(Service service) {
        return Launch.main(service.mainClass(), service.classPath(), OPTIONS);
    }
}
