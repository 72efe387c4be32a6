package dev.quartet.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The last run of each measure; kept in one JSON file with every sample. */
public final class Results {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<Measure, Run> runs = new EnumMap<>(Measure.class);

    public Results(Collection<Run> runs) {
        runs.forEach(this::put);
    }

    /** Reads the file, or begins with nothing when it is not there. */
    public static Results read(Path file) throws IOException {
        return new Results(Files.exists(file) ? List.of(JSON.readValue(file.toFile(), Run[].class)) : List.of());
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(new ArrayList<>(runs.values())) + '\n');
    }

    /** Takes the place of an earlier run of the same measure. */
    public void put(Run run) {
        runs.put(run.measure(), run);
    }

    Collection<Run> runs() {
        return runs.values();
    }

    Optional<Run> run(Measure measure) {
        return Optional.ofNullable(runs.get(measure));
    }

    /** What is known of one subject under one setting; nothing when it was not measured. */
    Optional<Spread> spread(Measure measure, String subject, String setting, Metric metric) {
        List<Double> values = run(measure).stream()
                .flatMap(run -> run.samples().stream())
                .filter(sample -> sample.subject().equals(subject) && sample.setting().equals(setting)
                        && sample.metric() == metric)
                .map(Sample::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    Optional<Double> median(Measure measure, String subject, String setting, Metric metric) {
        return spread(measure, subject, setting, metric).map(Spread::median);
    }
}
