package dev.quartet.support.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/** The gauge {@code build.info}: always 1, with what was built as its tags, so that a graph can tell versions apart. */
record BuildMetric(Build build) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("build.info", () -> 1)
                .tags(Tags.of("service", known(build.service()), "version", known(build.version()), "commit",
                        known(build.commit())))
                .description("What this instance was built from").register(registry);
    }

    private static String known(@Nullable String fact) {
        return fact == null ? "unknown" : fact;
    }
}
