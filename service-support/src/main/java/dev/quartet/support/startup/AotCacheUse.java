package dev.quartet.support.startup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this JVM was given an AOT cache and took it, as a line of the log and as the gauge {@code jvm.aot.cache.used} (1
 * or 0; absent where no cache was given).
 *
 * @param file the cache that was given, if any
 * @param used false if the JVM refused it; then start-up takes several times as long
 */
record AotCacheUse(@Nullable String file, boolean used) implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(AotCacheUse.class);

    private static final String OPTION = "-XX:AOTCache=";

    /**
     * Reads it from what the JVM tells about itself.
     *
     * @param options the JVM's options; the last of a kind counts
     * @param vmInfo the property {@code java.vm.info}, which says "sharing" where an archive of classes is in use: that of
     *     the JDK is not looked for once a cache is named
     */
    static AotCacheUse of(List<String> options, String vmInfo) {
        String file = options.stream().filter(option -> option.startsWith(OPTION))
                .map(option -> option.substring(OPTION.length())).reduce(null, (earlier, later) -> later);
        return new AotCacheUse(file, file != null && vmInfo.contains("sharing"));
    }

    void log() {
        if (used) {
            LOG.info("The JVM uses the AOT cache {}.", file);
        } else if (file != null) {
            LOG.warn(
                    "The JVM refused the AOT cache {}, so this start takes several times as long. Build the image anew;"
                            + " -Xlog:aot in JDK_JAVA_OPTIONS tells why it was refused.",
                    file);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (file != null) {
            Gauge.builder("jvm.aot.cache.used", this, use -> use.used() ? 1 : 0)
                    .description("1 if the JVM started from its AOT cache, 0 if it refused it").register(registry);
        }
    }
}
