package dev.quartet.deploy.cost;

import dev.quartet.deploy.stack.Stack;
import tools.jackson.databind.JsonNode;

/**
 * Which tasks of a service run on demand and which on spare capacity ("CapacityProviderStrategyItem", Amazon ECS API
 * Reference): first the base, then the others by weight.
 */
record Strategy(int base, int weight, int spotBase, int spotWeight) {

    private static final Strategy ON_DEMAND = new Strategy(0, 1, 0, 0);

    /** That of a cluster on Fargate; on demand if it says nothing. */
    static Strategy of(Stack cluster) {
        Strategy strategy = new Strategy(0, 0, 0, 0);
        for (JsonNode resource : cluster.resources()) {
            for (JsonNode item : resource.path("Properties").path("DefaultCapacityProviderStrategy")) {
                strategy = strategy.with(item.path("CapacityProvider").asString(""), item.path("Base").asInt(0),
                        item.path("Weight").asInt(0));
            }
        }
        return strategy.weight == 0 && strategy.spotWeight == 0 && strategy.base == 0 && strategy.spotBase == 0
                ? ON_DEMAND
                : strategy;
    }

    private Strategy with(String provider, int itsBase, int itsWeight) {
        return switch (provider) {
            case "FARGATE" -> new Strategy(itsBase, itsWeight, spotBase, spotWeight);
            case "FARGATE_SPOT" -> new Strategy(base, weight, itsBase, itsWeight);
            default -> this;
        };
    }

    /** Of so many tasks of a service, those on demand. A task that cannot be halved counts as one, the dearer. */
    int onDemand(int tasks) {
        int based = Math.min(tasks, base);
        int rest = Math.max(0, tasks - based - spotBase);
        int weights = weight + spotWeight;
        return based + (weights == 0 ? rest : Math.ceilDiv(rest * weight, weights));
    }
}
