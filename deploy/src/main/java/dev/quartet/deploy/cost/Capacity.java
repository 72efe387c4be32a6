package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.TaskSize.Architecture;
import java.math.BigDecimal;
import java.util.List;

/** What tasks may run on. */
enum Capacity {

    X86("Fargate, x86, on demand"), ARM("Fargate, ARM, on demand"), SPOT("Fargate Spot, x86"), ARM_SPOT(
            "Fargate Spot, ARM"), INSTANCES("EC2, on demand"), SPOT_INSTANCES("EC2, Spot");

    private final String label;

    Capacity(String label) {
        this.label = label;
    }

    boolean isOfInstances() {
        return this == INSTANCES || this == SPOT_INSTANCES;
    }

    /** What an environment would cost with all its tasks there. */
    MonthlyCost of(Costs costs, Variation variation) {
        return switch (this) {
            case X86 -> costs.of(variation.onFargate(1, 0).environment());
            case ARM -> costs.of(variation.onFargate(1, 0).environment(), Architecture.ARM64);
            case SPOT -> costs.of(variation.onFargate(0, 1).environment());
            case ARM_SPOT -> costs.of(variation.onFargate(0, 1).environment(), Architecture.ARM64);
            case INSTANCES -> costs.of(variation.onInstances("on-demand").environment());
            case SPOT_INSTANCES -> costs.of(variation.onInstances("spot").environment());
        };
    }

    /** Its name, with the instances that a cost of it has. */
    String name(MonthlyCost cost) {
        List<Line> instances = cost.lines().stream().filter(line -> line.what().startsWith(Compute.INSTANCE) || line
                .what().startsWith(Compute.SPOT_INSTANCE)).toList();
        if (instances.isEmpty()) {
            return label;
        }
        String what = instances.getFirst().what();
        return "%s, %s × %s".formatted(label, instances.stream().map(Line::quantity).reduce(BigDecimal.ZERO,
                BigDecimal::add), what.substring(what.indexOf(", ") + 2));
    }
}
