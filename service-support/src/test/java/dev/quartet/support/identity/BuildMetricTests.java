package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class BuildMetricTests {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void tellsVersionsApart() {
        new BuildMetric(new Build("sample-service", "1.0.0", "4b825dc")).bindTo(registry);

        assertThat(registry.scrape()).contains(
                "build_info{commit=\"4b825dc\",service=\"sample-service\",version=\"1.0.0\"} 1");
    }

    @Test
    void saysSoWhereNothingIsKnown() {
        new BuildMetric(new Build(null, null, null)).bindTo(registry);

        assertThat(registry.get("build.info").tag("commit", "unknown").tag("version", "unknown").gauge().value())
                .isEqualTo(1);
    }
}
