package dev.quartet.local.launcher;

import dev.quartet.local.launcher.project.Project;
import dev.quartet.local.launcher.project.QuartetService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a person needs to know once everything runs. */
record Summary(String address, Project project, List<String> instances, List<String> observed,
        boolean complete) {

    String text() {
        return """

                %s

                  %s
                %s

                %s
                %s
                  data    %s, kept for the next start; --fresh begins anew
                  logs    %s
                  stop    Ctrl-C
                """.formatted(headline(), address, paths(), indented(instances), observedText(), project.data(),
                project.logs());
    }

    private String headline() {
        return complete ? "All four services answer." : "Not every service came up; the lines above tell why.";
    }

    private String paths() {
        return indented(Arrays.stream(QuartetService.values())
                .map(service -> address + service.basePath())
                .toList());
    }

    private String observedText() {
        return observed.isEmpty() ? "" : "\n" + indented(observed) + "\n";
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n"));
    }
}
