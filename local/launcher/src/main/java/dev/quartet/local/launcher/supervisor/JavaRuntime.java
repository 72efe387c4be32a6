package dev.quartet.local.launcher.supervisor;

import dev.quartet.local.attached.AttachedMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a service's JVM is called: the same JDK as the launcher's, set for a quick start on a busy machine. */
final class JavaRuntime {

    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Dspring.jmx.enabled=false",
            "-Dspring.output.ansi.enabled=never");

    private JavaRuntime() {}

    static List<String> command(Service service) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_START);
        command.add("-cp");
        command.add(classPath(service));
        command.add("-D" + AttachedMain.PROGRAM + "=" + service.mainClass());
        command.add(AttachedMain.class.getName());
        return command;
    }

    private static String classPath(Service service) {
        return Stream.concat(service.classPath().stream(), Stream.of(ownClasses()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path ownClasses() {
        try {
            return Path.of(AttachedMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
