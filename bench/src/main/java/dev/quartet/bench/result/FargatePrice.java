package dev.quartet.bench.result;

import java.time.LocalDate;
import java.time.Month;

/**
 * What a task costs by the hour on AWS Fargate with Linux on x86.
 *
 * @param region of AWS
 * @param date on which the rates were read
 * @param cpuHour USD for one vCPU
 * @param gigabyteHour USD for one GB
 */
record FargatePrice(String region, LocalDate date, double cpuHour, double gigabyteHour) {

    /** The rates of "AWS Fargate Pricing", as several third parties quote them; AWS's own page was out of reach. */
    static final FargatePrice KNOWN = new FargatePrice("us-east-1", LocalDate.of(2026, Month.NOVEMBER, 21), 0.04048,
            0.004445);

    private static final double SECONDS_IN_AN_HOUR = 3600;
    private static final double MILLION = 1e6;

    double hour(double cpus, double gigabytes) {
        return cpus * cpuHour + gigabytes * gigabyteHour;
    }

    /** USD for a million requests, by a task that is busy all the time. */
    double perMillion(double requestsPerSecond, double cpus, double gigabytes) {
        return hour(cpus, gigabytes) / (requestsPerSecond * SECONDS_IN_AN_HOUR) * MILLION;
    }
}
