package dev.quartet.bench.result;

/**
 * One number of one round.
 *
 * @param subject the name of what was measured
 * @param setting under which, such as {@code 0.25} CPUs; empty where there is only one
 * @param round from 1
 */
public record Sample(String subject, String setting, Metric metric, int round, double value) {}
