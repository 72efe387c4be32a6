package dev.quartet.deploy.cost;

import dev.quartet.deploy.document.YamlFile;
import dev.quartet.deploy.problem.DeployException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The file {@code deploy/prices.yaml}: what each item costs in each Region, and who says so. */
final class PriceTable {

    /** After that, somebody has to look whether AWS still asks the same. */
    static final int MOST_DAYS = 180;

    private static final Set<String> ORIGINS = Set.of("quoted", "remembered");

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    private final Path file;
    private final JsonNode document;

    private PriceTable(Path file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /**
     * Reads the file.
     *
     * @throws DeployException if it is no YAML
     */
    static PriceTable read(Path file) {
        return new PriceTable(file, YamlFile.read(file));
    }

    /** When the whole of it was last compared with its sources. */
    LocalDate checked() {
        return date(document.path("checked").asString("")).orElseThrow(() -> wrong(
                "lacks checked, the date when somebody last compared it with AWS's pages"));
    }

    boolean isStale(Clock clock) {
        return checked().plusDays(MOST_DAYS).isBefore(LocalDate.now(clock));
    }

    /**
     * What one of it costs.
     *
     * @throws DeployException if nobody has written it down, or it is no price
     */
    Price price(String region, Item item) {
        return price(region, item.label());
    }

    /** What an instance of EC2 costs in an hour, on demand, with Linux. */
    Price instanceHour(String region, String type) {
        return price(region, "ec2-%s-hour".formatted(type));
    }

    /** What has a price somewhere. */
    Collection<String> items() {
        return document.path("items").propertyNames();
    }

    /** Titles of the sources of a Region's prices, the oldest first; those that tell no date come last. */
    Collection<String> sources(String region) {
        Set<String> keys = new LinkedHashSet<>();
        document.path("items").forEach(item -> keys.add(item.path(region).path("quoted").asString("")));
        keys.remove("");
        return keys.stream().map(document.path("sources")::path)
                .sorted(Comparator.comparing(source -> source.path("asOf").asString("9999-12-31")))
                .map(PriceTable::title).toList();
    }

    private static String title(JsonNode source) {
        return "%s (%s)".formatted(source.path("title").asString(""), source.path("asOf").asString("no date"));
    }

    /** The Regions that something has a price in. */
    private Set<String> regions() {
        return document.path("items").valueStream().flatMap(item -> item.propertyNames().stream())
                .filter(REGION.asMatchPredicate()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Price price(String region, String item) {
        JsonNode prices = document.path("items").path(item);
        JsonNode entry = prices.path(region);
        if (entry.isMissingNode()) {
            Set<String> known = regions();
            throw wrong(known.isEmpty() || known.contains(region)
                    ? "has no price of %s in %s: add it".formatted(item, region)
                    : "has no prices of %s, only of %s: add them".formatted(region, String.join(", ", known)));
        }
        requireOrigin(item, region, entry);
        return new Price(number(entry.path("usd")).orElseThrow(() -> wrong("has a price of %s in %s that is no number"
                .formatted(item, region))), entry.has("quoted") ? Confidence.QUOTED : Confidence.REMEMBERED);
    }

    private void requireOrigin(String item, String region, JsonNode entry) {
        if (ORIGINS.stream().filter(entry::has).count() != 1) {
            throw wrong("does not say of %s in %s whether it is quoted or remembered".formatted(item, region));
        }
        String source = entry.path("quoted").asString("");
        if (entry.has("quoted") && !document.path("sources").has(source)) {
            throw wrong("quotes %s for %s in %s, which is none of its sources".formatted(source, item, region));
        }
    }

    // YAML's numbers come as double; the shortest text of a double is what was written, if that had 15 digits or fewer.
    private static Optional<BigDecimal> number(JsonNode value) {
        return value.isNumber() ? Optional.of(new BigDecimal(value.asString())) : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private DeployException wrong(String what) {
        return new DeployException("%s %s.".formatted(file, what));
    }
}
