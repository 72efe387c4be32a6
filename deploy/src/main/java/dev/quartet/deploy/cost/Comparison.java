package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.Line.Nature;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an environment would cost if one thing were otherwise.
 *
 * @param alternatives each with its fixed cost in a month, US dollars
 */
record Comparison(String title, List<Alternative> alternatives) {

    // "Two tasks become four or eight", as the course says of a promotion.
    private static final String MANY = "8";

    private static final String NETWORK = "network";
    private static final String SCALING = "scaling";

    /**
     * One of them.
     *
     * @param more than what it is compared with
     * @param confidence in what differs between the two
     */
    record Alternative(String name, BigDecimal month, BigDecimal more, Confidence confidence) {

        static Alternative of(String name, MonthlyCost there, MonthlyCost than) {
            Set<Line> same = Set.copyOf(than.lines());
            Confidence confidence = there.lines().stream()
                    .filter(line -> line.nature() == Nature.FIXED && !same.contains(line)).map(Line::confidence)
                    .reduce(Confidence.QUOTED, Confidence::and);
            return new Alternative(name, there.fixed(), there.fixed().subtract(than.fixed()), confidence);
        }
    }

    /** All that can be said of an environment. */
    static List<Comparison> of(Costs costs, Environment environment) {
        Variation now = new Variation(environment);
        MonthlyCost cost = costs.of(environment);
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(capacities(costs, now, cost));
        if (costs.parameter(environment, NETWORK, "NetworkChoice").isPresent()) {
            comparisons.add(networks(costs, now, cost));
        }
        costs.parameter(environment, SCALING, "PromotionMinimumTasks").ifPresent(least -> {
            comparisons.add(many(costs, now));
            comparisons.add(promotion(costs, now, cost, least));
        });
        return comparisons;
    }

    private static Comparison capacities(Costs costs, Variation now, MonthlyCost cost) {
        return new Comparison("The same number of tasks on other machines", capacities(costs, now).map(capacity -> {
            MonthlyCost there = capacity.of(costs, now);
            return Alternative.of(capacity.name(there), there, cost);
        }).toList());
    }

    // Instances cannot do without a way to the internet, as network.yaml says of its choice "endpoints".
    private static Stream<Capacity> capacities(Costs costs, Variation now) {
        boolean isClosed = costs.parameter(now.environment(), NETWORK, "NetworkChoice").filter("endpoints"::equals)
                .isPresent();
        return Stream.of(Capacity.values()).filter(capacity -> !isClosed || !capacity.isOfInstances());
    }

    private static Comparison networks(Costs costs, Variation now, MonthlyCost cost) {
        boolean isFargate = now.environment().launchType() == LaunchType.FARGATE;
        return new Comparison("NetworkChoice", Stream.of("public", "nat", "nat-per-az", "endpoints")
                .filter(choice -> isFargate || !choice.equals("endpoints"))
                .map(choice -> Alternative.of(choice, costs.of(now.network(choice).environment()), cost))
                .toList());
    }

    private static Comparison many(Costs costs, Variation now) {
        return new Comparison("%s tasks of each service, and how much that adds to its like above".formatted(MANY),
                capacities(costs, now).map(capacity -> {
                    MonthlyCost there = capacity.of(costs, now.tasks(MANY));
                    return Alternative.of(capacity.name(there), there, capacity.of(costs, now));
                }).toList());
    }

    private static Comparison promotion(Costs costs, Variation now, MonthlyCost cost, String least) {
        String most = costs.parameter(now.environment(), SCALING, "PromotionMaximumTasks").orElse(MANY);
        Function<String, MonthlyCost> of = tasks -> costs.of(now.tasks(tasks).environment());
        return new Comparison("While a promotion lasts", List.of(
                Alternative.of("its fewest tasks, %s of each".formatted(least), of.apply(least), cost),
                Alternative.of("its most tasks, %s of each".formatted(most), of.apply(most), cost)));
    }
}
