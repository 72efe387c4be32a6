package dev.quartet.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The Java runtime of all images, linked from the JDK that runs this: the JDK that built and tested is the one that
 * ships, and an AOT cache fits no other.
 *
 * @param layer the folder that becomes a layer of the image; the runtime is below {@code opt/java}
 */
record JavaRuntime(Path layer) {

    // Fonts and pictures of java.desktop, of which the services use java.beans only; what a JDK needs and a server not.
    private static final String NEEDLESS = "glob:/java.desktop/lib/**,glob:/java.base/lib/classlist,"
            + "glob:/java.base/lib/jrt-fs.jar,glob:/java.base/lib/jexec";

    Path home() {
        return layer.resolve("opt/java");
    }

    /** Links it unless it is there already; the first of several builds at once does so, the others wait. */
    void makeFor(Modules modules) {
        try {
            Files.createDirectories(layer);
            try (FileChannel channel = FileChannel.open(beside(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Fingerprint wanted = new Fingerprint().with("modules", modules.names().toString())
                        .with("excluded", NEEDLESS).with("jdk", jdk());
                if (lock.isValid() && !wanted.isKeptIn(beside(".fingerprint"))) {
                    Folders.empty(layer);
                    link(modules);
                    wanted.keepIn(beside(".fingerprint"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path beside(String suffix) {
        return layer.resolveSibling(layer.getFileName() + suffix);
    }

    private void link(Modules modules) throws IOException {
        Files.createDirectories(layer.resolve("opt"));
        // In a process of its own: which of its plugins comes first hangs on identity hashes, and they are the same only
        // in the same state of a JVM. In one that had done other work, 8 of 21 links had other bytes.
        Program.of("jlink", beside(".log"), List.of("--add-modules", String.join(",", modules.names()), "--strip-debug",
                "--no-header-files", "--no-man-pages", "--exclude-files", NEEDLESS, "--output", home().toString()))
                .run("jlink");
        warnOfBorrowedTrust();
    }

    /** Some distributions' JDKs have a link for a trust store, and the images would trust what this machine trusts. */
    private static void warnOfBorrowedTrust() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Path store = home.resolve("lib/security/cacerts").toRealPath();
        if (!store.startsWith(home)) {
            System.err.println("WARNING: the trust store of this JDK is " + store + ", so the images trust what this"
                    + " machine trusts. Build what you ship with a JDK that has its own, such as Temurin.");
        }
    }

    static String jdk() {
        return System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version") + " "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
