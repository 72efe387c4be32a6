package dev.quartet.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeModulesIT {

    private static final Path FILE = BuiltService.ROOT.resolve("images/modules.txt");

    @TempDir
    Path folder;

    @Test
    void areThoseThatJdepsFindsAndThoseWithAReasonOfTheirOwn() throws IOException {
        Set<String> expected = new TreeSet<>(additions());
        for (String service : List.of("user-service", "news-service", "market-service", "blog-service")) {
            expected.addAll(Modules.needed(new BuiltService(service).stageIn(folder.resolve(service))));
        }

        assertThat(Modules.read(FILE).names()).containsExactlyElementsOf(expected);
    }

    /** The modules below a line that begins with {@code # +}, which gives the reason. */
    private static Set<String> additions() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        return IntStream.range(1, lines.size()).filter(i -> lines.get(i - 1).startsWith("# + ")).mapToObj(lines::get)
                .collect(Collectors.toSet());
    }
}
