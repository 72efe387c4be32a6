package dev.quartet.bench.image;

import dev.quartet.bench.machine.Command;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries that a program of this machine is linked to. */
record SharedLibraries(Set<Path> files) {

    private static final Pattern FILE = Pattern.compile("(?:=> )?(/\\S+) \\(0x");
    private static final Pattern OF_GLIBC = Pattern.compile(
            "(ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|nss_files|nss_dns|anl)\\.so.*)");

    static SharedLibraries of(Path program) {
        return parse(Command.of("ldd", program.toString()).output());
    }

    /** Reads the output of {@code ldd}. */
    static SharedLibraries parse(String output) {
        Set<Path> files = new TreeSet<>();
        Matcher found = FILE.matcher(output);
        while (found.find()) {
            files.add(Path.of(found.group(1)));
        }
        return new SharedLibraries(files);
    }

    /** Those that belong to the C library, which a base image has. */
    Collection<Path> ofTheBase() {
        return select(SharedLibraries::isOfGlibc);
    }

    /** Those that a base image may lack. */
    Collection<Path> beyondTheBase() {
        return select(file -> !isOfGlibc(file));
    }

    private List<Path> select(Predicate<Path> wanted) {
        return files.stream().filter(wanted).toList();
    }

    private static boolean isOfGlibc(Path file) {
        return OF_GLIBC.matcher(String.valueOf(file.getFileName())).matches();
    }
}
