package dev.quartet.local.launcher.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What one instance prints, over all its starts. */
record LogFile(Path path) {

    private static final long LONGEST_TAIL_BYTES = 16 * 1024;

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    private static boolean isTelling(String line) {
        return !line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t... ");
    }

    /** The last lines that say something, none of them written before the given size was reached. */
    List<String> lastLines(int count, long from) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(from, file.length() - LONGEST_TAIL_BYTES));
            byte[] tail = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(tail);
            List<String> lines = new String(tail, StandardCharsets.UTF_8).lines().filter(LogFile::isTelling).toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
