package dev.quartet.bench.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a person reads of the results. */
public final class Report {

    private static final String QUARTER = "0.25";
    private static final double TASK_CPUS = 0.25;
    private static final double TASK_GIGABYTES = 0.5;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(
            ZoneOffset.UTC);

    private final Results results;

    public Report(Results results) {
        this.results = results;
    }

    /** Writes {@code README.md}, the charts and {@code samples.json}. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        results.write(directory.resolve("samples.json"));
        Files.writeString(directory.resolve("README.md"), text(charts(directory)));
    }

    // Without any font on the machine Java cannot draw; the numbers are worth having all the same.
    private String charts(Path directory) throws IOException {
        try {
            return new Charts(results).write(directory);
        } catch (InternalError | UnsatisfiedLinkError | NullPointerException noFonts) {
            return "There is no chart, because Java found no font here: `apt-get install fonts-dejavu-core`.\n\n";
        }
    }

    String text(String charts) {
        StringBuilder text = new StringBuilder("""
                # Measured

                Written by `mvn -Pbench`; every sample is in `samples.json`. A cell is the median of the rounds, with
                the least and the most behind it. Containers have 512 MiB and the host's network, and services
                log in JSON as a task does; the load and the stand-ins for AWS run beside them on the same machine,
                outside their limits.

                """);
        text.append(targets()).append(charts);
        section(text, Measure.COLD_START, this::coldStart);
        section(text, Measure.THROUGHPUT, this::throughput);
        section(text, Measure.SCALE, this::scale);
        section(text, Measure.SIZE, this::size);
        section(text, Measure.BUILD, this::build);
        return text.append(machine()).toString();
    }

    private String targets() {
        Table table = new Table("ratio of medians", "target", "measured", "met");
        for (Target target : Target.all()) {
            Optional<Double> ratio = target.ratio().apply(results);
            table.row(List.of(target.text(), target.bound() + " " + Figures.number(target.limit()), ratio.map(
                    Figures::number).orElse(Figures.UNKNOWN), ratio
                            .map(value -> target.bound().isMet(value, target
                                    .limit()) ? "yes" : "**no**")
                            .orElse("not measured")));
        }
        return "## What we set out to reach\n\n*Ours* is user-service's image.\n\n" + table + '\n';
    }

    private void section(StringBuilder text, Measure measure, Function<Run, String> body) {
        results.run(measure).ifPresent(run -> {
            text.append(body.apply(run));
            text.append("\nMeasured ").append(MINUTE.format(run.started())).append(" to ").append(MINUTE.format(run
                    .ended())).append(" UTC, rounds: ").append(run.rounds()).append(", commit ").append(
                            run.facts().getOrDefault(Run.COMMIT, Figures.UNKNOWN))
                    .append(".\n\n");
            run.remarks().forEach(remark -> text.append("- ").append(remark.replace("\n", " ")).append('\n'));
            text.append(run.remarks().isEmpty() ? "" : "\n");
        });
    }

    private String coldStart(Run run) {
        StringBuilder text = new StringBuilder("""
                ## Cold start

                From `docker run` to the first 200 of readiness; the CPU seconds are the container's until then, and
                the memory is what its processes hold (RSS) and what it is charged (cgroup) at that moment.

                """);
        for (String limit : settings(run)) {
            Table table = new Table("at " + limit + " CPU", "ready, s", "CPU-s", "× Express", "RSS, MiB",
                    "cgroup, MiB");
            run.subjects().keySet().forEach(name -> table.row(List.of(name, spread(run, name, limit,
                    Metric.READY_SECONDS), spread(run, name, limit, Metric.CPU_SECONDS), timesExpress(name, limit),
                    mebibytes(run, name, limit, Metric.RESIDENT_BYTES), mebibytes(run, name, limit,
                            Metric.CHARGED_BYTES))));
            text.append(table).append('\n');
        }
        return text + subjects(run);
    }

    private String timesExpress(String name, String limit) {
        return results.median(Measure.COLD_START, "express", limit, Metric.READY_SECONDS).flatMap(express -> results
                .median(Measure.COLD_START, name, limit, Metric.READY_SECONDS).map(own -> own / express)).map(
                        Figures::number)
                .orElse(Figures.UNKNOWN);
    }

    private String throughput(Run run) {
        StringBuilder text = new StringBuilder("""
                ## Throughput and memory

                `wrk -t2 -c32 --latency` over loopback, after a warm-up that lasts until three windows in succession
                agree within a twentieth and the process is at rest. Memory is that of the same container afterwards.

                """);
        for (String limit : settings(run)) {
            text.append(rates(run, limit, "`/json` at ", Metric.REQUESTS_PER_SECOND, Metric.MEDIAN_MILLIS,
                    Metric.P99_MILLIS)).append('\n');
            text.append(rates(run, limit, "one real read at ", Metric.READ_REQUESTS_PER_SECOND,
                    Metric.READ_MEDIAN_MILLIS, Metric.READ_P99_MILLIS)).append('\n');
        }
        Table memory = new Table("memory after load", "RSS, MiB", "cgroup, MiB");
        run.subjects().keySet().forEach(name -> memory.row(List.of(name, mebibytes(run, name, "",
                Metric.LOADED_RESIDENT_BYTES), mebibytes(run, name, "", Metric.LOADED_CHARGED_BYTES))));
        return text.append(memory).append('\n').append(price()).toString();
    }

    private String rates(Run run, String limit, String what, Metric rate, Metric median, Metric p99) {
        boolean quarter = limit.equals(QUARTER);
        List<String> headings = new ArrayList<>(List.of(what + limit + " CPU", "requests/s", "p50, ms", "p99, ms"));
        if (rate == Metric.REQUESTS_PER_SECOND) {
            headings.add("machine busy, %");
        }
        if (quarter) {
            headings.add("USD per million");
        }
        Table table = new Table(headings.toArray(String[]::new));
        for (String name : run.subjects().keySet()) {
            Optional<Spread> spread = results.spread(Measure.THROUGHPUT, name, limit, rate);
            if (spread.isEmpty()) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(name, Figures.spread(spread), spread(run, name, limit,
                    median), spread(run, name, limit, p99)));
            if (rate == Metric.REQUESTS_PER_SECOND) {
                cells.add(Figures.median(results.spread(Measure.THROUGHPUT, name, limit,
                        Metric.MACHINE_BUSY_PERCENT)));
            }
            if (quarter) {
                cells.add(Figures.number(FargatePrice.KNOWN.perMillion(spread.get().median(), TASK_CPUS,
                        TASK_GIGABYTES)));
            }
            table.row(cells);
        }
        return table.toString();
    }

    private static String price() {
        FargatePrice price = FargatePrice.KNOWN;
        return """
                USD per million requests = (%s vCPU × %s + %s GB × %s USD/h) / (requests/s × 3600) × 10⁶, for a task
                that is busy all the time. The rates are Fargate's in %s for Linux on x86, as third parties quoted
                them on %s; AWS's own page was out of reach, so it is an estimate. A load balancer, traffic and the
                stores are not in it.
                """.formatted(TASK_CPUS, price.cpuHour(), TASK_GIGABYTES, price.gigabyteHour(), price.region(), price
                .date());
    }

    private String scale(Run run) {
        Table table = new Table("containers of user-service", "requests/s", "× one", "p50, ms", "p99, ms",
                "machine busy, %");
        for (String name : run.subjects().keySet()) {
            Optional<Double> one = results.median(Measure.SCALE, name, "1", Metric.REQUESTS_PER_SECOND);
            for (String count : settings(run)) {
                table.row(List.of(count, spread(run, name, count, Metric.REQUESTS_PER_SECOND), one.flatMap(
                        first -> results.median(Measure.SCALE, name, count, Metric.REQUESTS_PER_SECOND).map(
                                all -> Figures.number(all / first)))
                        .orElse(Figures.UNKNOWN),
                        spread(run, name, count,
                                Metric.MEDIAN_MILLIS),
                        spread(run, name, count, Metric.P99_MILLIS), spread(run,
                                name, count, Metric.MACHINE_BUSY_PERCENT)));
            }
        }
        return """
                ## Growth behind the front door

                `/user/json` through the launcher's front door (Spring Cloud Gateway, without a limit, on the same
                machine), with containers of 0.25 CPU each. Where the machine was busy to the full, it was the limit.

                """ + table;
    }

    private String size(Run run) {
        Table table = new Table("image", "compressed, MiB", "on disk, MiB");
        run.subjects().keySet().forEach(name -> table.row(List.of(name, mebibytes(run, name, "",
                Metric.COMPRESSED_BYTES), mebibytes(run, name, "", Metric.DISK_BYTES))));
        return "## Size\n\nCompressed is what a registry keeps and a pull transfers.\n\n" + table + '\n' + subjects(
                run);
    }

    private String build(Run run) {
        Table table = new Table("built and pushed", "clean, s", "one line, s", "pushed after one line, MiB",
                "of the image, MiB");
        run.subjects().keySet().forEach(name -> table.row(List.of(name, spread(run, name, "clean",
                Metric.BUILD_SECONDS), spread(run, name, "one line", Metric.BUILD_SECONDS),
                mebibytes(run, name,
                        "one line", Metric.PUSHED_BYTES),
                mebibytes(run, name, "one line",
                        Metric.COMPRESSED_BYTES))));
        return """
                ## Build

                In a clone of its own, without tests, with the dependencies downloaded before. One line is a word on
                user-service's page, or on Express's.

                """ + table + '\n' + subjects(run);
    }

    private static String subjects(Run run) {
        StringBuilder text = new StringBuilder();
        run.subjects().forEach((name, title) -> text.append("- **").append(name).append("**: ").append(title).append(
                '\n'));
        return text.toString();
    }

    private String machine() {
        StringBuilder text = new StringBuilder("## Machine and versions\n\n");
        Table table = new Table("", "");
        results.runs().stream().max(Comparator.comparing(Run::ended)).ifPresent(run -> run.facts().entrySet()
                .stream().filter(fact -> !fact.getKey().equals(Run.COMMIT))
                .forEach(fact -> table.row(List.of(fact.getKey(),
                        fact.getValue()))));
        return text.append(table).toString();
    }

    private static List<String> settings(Run run) {
        return run.samples().stream().map(Sample::setting).filter(setting -> !setting.isEmpty()).distinct().sorted()
                .toList();
    }

    private String spread(Run run, String name, String setting, Metric metric) {
        return Figures.spread(results.spread(run.measure(), name, setting, metric));
    }

    private String mebibytes(Run run, String name, String setting, Metric metric) {
        return Figures.mebibytes(results.spread(run.measure(), name, setting, metric));
    }
}
