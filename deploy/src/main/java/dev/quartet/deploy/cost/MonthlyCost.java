package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.Line.Nature;
import dev.quartet.deploy.environment.Environment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an environment costs in a month of 730 hours, in US dollars, without tax, free tiers and discounts. Amounts are exact
 * until they are printed, so that a sum of printed amounts may differ from the printed sum by a cent or two.
 */
public record MonthlyCost(Environment environment, List<Line> lines) {

    /**
     * Works it out from the environment's rendered templates and task definitions, and the table of prices.
     *
     * @param deployFolder where those are
     * @throws dev.quartet.deploy.problem.DeployException if a stack has something that nobody knows the cost of, or in a
     *             Region that the table does not have
     */
    public static MonthlyCost of(Environment environment, Path deployFolder) {
        return Costs.in(deployFolder).of(environment);
    }

    /** For somebody who is about to make it: what it costs as long as it is there, and where to read more. */
    public String summary() {
        BigDecimal month = fixed();
        return """
                %s costs about %s US dollars an hour, %s a day, %s a month, as long as it is there and with the fewest tasks.
                What is used comes on top, about %s for %s. More: deploy/quartet cost %s"""
                .formatted(environment
                        .name(), Line.hour(month).setScale(2, RoundingMode.UP), cents(Line.day(month)), cents(month),
                        cents(byUse()), Usage.REQUESTS, environment.name());
    }

    BigDecimal fixed() {
        return sum(line -> line.nature() == Nature.FIXED);
    }

    BigDecimal fixed(String region) {
        return sum(line -> line.nature() == Nature.FIXED && line.region().equals(region));
    }

    BigDecimal byUse() {
        return sum(line -> line.nature() == Nature.BY_USE);
    }

    Stream<Line> lines(String region, Nature nature) {
        return lines.stream().filter(line -> line.region().equals(region) && line.nature() == nature);
    }

    private BigDecimal sum(Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::month).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
