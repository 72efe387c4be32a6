package dev.quartet.local.launcher.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directory that is ours alone as long as we run. */
public final class Workplace implements AutoCloseable {

    private static final long NEEDED_MEBIBYTES = 200;

    private final FileChannel channel;

    private Workplace(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the directory, making it where it is missing. */
    public static Workplace take(Path directory) throws UnfitMachineException {
        try {
            Files.createDirectories(directory);
            requireSpace(directory);
            return locked(directory);
        } catch (IOException refused) {
            throw new UnfitMachineException("The directory " + directory.toAbsolutePath().normalize()
                    + " cannot be written (" + refused.getClass().getSimpleName()
                    + "); give this user the right to write there, or clone the project elsewhere.", refused);
        }
    }

    /** Deletes a directory with all that is in it. */
    public static void delete(Path directory) throws UnfitMachineException {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            for (Path path : deepestFirst(directory)) {
                Files.delete(path);
            }
        } catch (IOException refused) {
            throw new UnfitMachineException("The data in " + directory.toAbsolutePath().normalize()
                    + " cannot be deleted (" + refused.getMessage() + "); delete it by hand.", refused);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ended) {
            // The lock goes with the process in any case.
            return;
        }
    }

    private static Workplace locked(Path directory) throws IOException, UnfitMachineException {
        FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new UnfitMachineException("The services of this clone run already, over the same data in "
                    + directory.toAbsolutePath().normalize() + "; end that run first.");
        }
        return new Workplace(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException oursAlready) {
            return null;
        }
    }

    private static void requireSpace(Path directory) throws IOException, UnfitMachineException {
        long mebibytes = Files.getFileStore(directory).getUsableSpace() / (1024 * 1024);
        if (mebibytes < NEEDED_MEBIBYTES) {
            throw new UnfitMachineException("Only " + mebibytes + " MiB are free on the disk of "
                    + directory.toAbsolutePath().normalize() + "; make room for " + NEEDED_MEBIBYTES + " MiB.");
        }
    }

    private static List<Path> deepestFirst(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
