package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.Comparison.Alternative;
import dev.quartet.deploy.cost.Line.Nature;
import dev.quartet.deploy.environment.Environment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code cost ENV} prints, as lines or as one document. */
record CostReport(MonthlyCost cost, List<Comparison> comparisons, PriceTable table, List<String> notes) {

    private static final int HOUR_DIGITS = 4;
    private static final int QUANTITY_DIGITS = 3;
    private static final int DOCUMENT_DIGITS = 6;
    private static final String ROW = "  %-15s %9s  %-46s %9s %8s %9s%s";
    private static final String STAR = " *";

    static CostReport of(Environment environment, Path deployFolder, Clock clock) {
        Costs costs = Costs.in(deployFolder);
        MonthlyCost cost = costs.of(environment);
        List<Comparison> comparisons = Comparison.of(costs, environment);
        return new CostReport(cost, comparisons, costs.table(), notes(cost, comparisons, costs.table(), clock));
    }

    private static List<String> notes(MonthlyCost cost, List<Comparison> comparisons, PriceTable table, Clock clock) {
        List<String> notes = new ArrayList<>(List.of(
                "US dollars, without tax, discounts and free tiers, such as an account's first three dashboards and ten "
                        + "alarm metrics. A month has 730 hours.",
                "Amounts are added before they are rounded, and so may differ by a cent. Prices: deploy/prices.yaml, "
                        + "checked on %s.".formatted(table.checked()),
                "Fixed is what runs whether or not anybody comes, with the fewest tasks that scaling allows.",
                "By use is a guess for " + Usage.ASSUMPTION + ".",
                "On EC2 a task is larger, as the course has it: 1 vCPU and 1 GB."));
        if (table.isStale(clock)) {
            notes.add("These prices are older than %d days: compare them with AWS's pages."
                    .formatted(PriceTable.MOST_DAYS));
        }
        if (isStarred(cost, comparisons)) {
            notes.add("* A price or a number in it was written from memory and checked by nobody. Spot prices move.");
        }
        return List.copyOf(notes);
    }

    private static boolean isStarred(MonthlyCost cost, List<Comparison> comparisons) {
        return Stream.concat(cost.lines().stream().map(Line::confidence), comparisons.stream()
                .flatMap(comparison -> comparison.alternatives().stream()).map(Alternative::confidence))
                .anyMatch(Confidence.REMEMBERED::equals);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s, %s".formatted(cost.environment().name(), cost.environment().launchType().label(), cost
                .environment().networkMode().label()));
        cost.environment().regions().keySet().forEach(region -> lines.addAll(region(region)));
        lines.add("");
        lines.add(row("all Regions", "", "fixed", cost.fixed(), ""));
        lines.add(row("", "", "by use, about", cost.byUse(), ""));
        comparisons.forEach(comparison -> lines.addAll(comparison(comparison)));
        lines.add("");
        lines.addAll(notes);
        return lines;
    }

    private List<String> region(String region) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(ROW.formatted(region, "", "", "hour", "day", "month", ""));
        merged(region, Nature.FIXED).forEach(line -> lines.add(row(line)));
        lines.add(row("", "", "fixed", cost.fixed(region), ""));
        merged(region, Nature.BY_USE).forEach(line -> lines.add(ROW.formatted(line.template(), number(line
                .quantity()), line.what(), "", "", "~" + MonthlyCost.cents(line.month()), star(line.confidence()))));
        return lines;
    }

    /** The stacks of a template as one, as services differ in nothing that costs. */
    private Stream<Line> merged(String region, Nature nature) {
        Map<List<String>, Line> merged = new LinkedHashMap<>();
        cost.lines(region, nature).forEach(line -> merged.merge(List.of(line.template(), line.what()), line,
                CostReport::sum));
        return merged.values().stream();
    }

    private static Line sum(Line one, Line other) {
        return new Line(one.region(), "", one.template(), one.what(), one.quantity().add(other.quantity()), one
                .nature(), one.month().add(other.month()), one.confidence().and(other.confidence()));
    }

    private static String row(Line line) {
        return row(line.template(), number(line.quantity()), line.what(), line.month(), star(line.confidence()));
    }

    private static String row(String first, String quantity, String what, BigDecimal month, String mark) {
        return ROW.formatted(first, quantity, what, Line.hour(month).setScale(HOUR_DIGITS, RoundingMode.HALF_UP),
                MonthlyCost.cents(Line.day(month)), MonthlyCost.cents(month), mark).stripTrailing();
    }

    private static String number(BigDecimal quantity) {
        return quantity.setScale(QUANTITY_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private static String star(Confidence confidence) {
        return confidence == Confidence.REMEMBERED ? STAR : "";
    }

    private static List<String> comparison(Comparison comparison) {
        List<String> lines = new ArrayList<>(List.of("", "%-70s %9s %9s %12s".formatted(comparison.title(), "month",
                "extra", "extra/hour")));
        comparison.alternatives()
                .forEach(other -> lines.add("  %-68s %9s %9s %12s%s".formatted(other.name(), MonthlyCost
                        .cents(other.month()), signed(MonthlyCost.cents(other.more())),
                        signed(Line.hour(other.more()).setScale(HOUR_DIGITS, RoundingMode.HALF_UP)),
                        star(other.confidence()))));
        return lines;
    }

    private static String signed(BigDecimal amount) {
        return amount.signum() > 0 ? "+" + amount.toPlainString() : amount.toPlainString();
    }

    /** The same for a program: amounts with six digits, each stack by itself. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("environment", cost.environment().name());
        document.put("currency", "USD");
        document.put("hoursInAMonth", Line.HOURS_IN_A_MONTH);
        document.put("pricesChecked", table.checked().toString());
        document.put("fixed", amounts(cost.fixed()));
        document.put("byUse", amounts(cost.byUse()));
        document.put("regions", cost.environment().regions().keySet().stream().map(this::regionDocument).toList());
        document.put("comparisons", comparisons.stream().map(CostReport::comparisonDocument).toList());
        document.put("notes", notes);
        return document;
    }

    private Map<String, Object> regionDocument(String region) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("region", region);
        document.put("fixed", amounts(cost.fixed(region)));
        document.put("lines", cost.lines().stream().filter(line -> line.region().equals(region)).map(
                CostReport::lineDocument).toList());
        document.put("sources", table.sources(region));
        return document;
    }

    private static Map<String, Object> lineDocument(Line line) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("stack", line.stack());
        document.put("what", line.what());
        document.put("quantity", line.quantity());
        document.put("nature", lower(line.nature()));
        document.put("confidence", lower(line.confidence()));
        document.putAll(amounts(line.month()));
        return document;
    }

    private static Map<String, Object> comparisonDocument(Comparison comparison) {
        return Map.of("title", comparison.title(), "alternatives", comparison.alternatives().stream()
                .map(CostReport::alternativeDocument).toList());
    }

    private static Map<String, Object> alternativeDocument(Alternative alternative) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", alternative.name());
        document.put("fixed", amounts(alternative.month()));
        document.put("more", amounts(alternative.more()));
        document.put("confidence", lower(alternative.confidence()));
        return document;
    }

    private static Map<String, Object> amounts(BigDecimal month) {
        Map<String, Object> amounts = new LinkedHashMap<>();
        amounts.put("hour", digits(Line.hour(month)));
        amounts.put("day", digits(Line.day(month)));
        amounts.put("month", digits(month));
        return amounts;
    }

    private static BigDecimal digits(BigDecimal amount) {
        return amount.setScale(DOCUMENT_DIGITS, RoundingMode.HALF_UP);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
