package dev.quartet.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How busy the whole machine was, by {@code /proc/stat}: a number measured on a machine without rest tells little. */
public final class Busy {

    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int KINDS = 8;

    private final long total;
    private final long idle;

    private Busy(long total, long idle) {
        this.total = total;
        this.idle = idle;
    }

    /** Looks now; ask the later one for what lies between. */
    public static Busy now() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            return parse(lines.findFirst().orElseThrow());
        } catch (IOException notLinux) {
            throw new UncheckedIOException(notLinux);
        }
    }

    static Busy parse(String line) {
        // What guests used is counted in the kinds before it already.
        List<Long> ticks = Stream.of(line.strip().split("\\s+", -1)).skip(1).limit(KINDS).map(Long::valueOf).toList();
        return new Busy(ticks.stream().flatMapToLong(LongStream::of).sum(), ticks.get(IDLE) + ticks.get(WAITING));
    }

    /** In percent of all its cores. */
    public double percentSince(Busy earlier) {
        long passed = total - earlier.total;
        return passed == 0 ? 0 : 100.0 * (passed - (idle - earlier.idle)) / passed;
    }
}
