package dev.quartet.local.attached;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands of programs that end when their standard input does, and so with this process, however it ends. Their JVM is
 * this one's, set for a quick start on a busy machine.
 */
public final class Launch {

    private Launch() {}

    /** A program that is not Java, in the care of a small JVM. */
    public static List<String> program(Path program, String... arguments) {
        List<String> command = java("-Xmx16m", "-cp", ownClasses().toString(), AttachedProgram.class.getName(),
                program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** A main method, with the JVM's own options before it. */
    public static List<String> main(String mainClass, List<Path> classPath, List<String> options) {
        List<String> paths = new ArrayList<>(classPath.stream().map(Path::toString).toList());
        paths.add(ownClasses().toString());
        List<String> command = java(options.toArray(String[]::new));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, paths),
                "-D" + AttachedMain.PROGRAM + "=" + mainClass, AttachedMain.class.getName()));
        return command;
    }

    private static List<String> java(String... rest) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto"));
        command.addAll(List.of(rest));
        return command;
    }

    private static Path ownClasses() {
        try {
            return Path.of(AttachedMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
