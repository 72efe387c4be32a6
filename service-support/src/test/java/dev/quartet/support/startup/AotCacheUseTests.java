package dev.quartet.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AotCacheUseTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void tellsThatTheCacheIsUsed(CapturedOutput output) {
        AotCacheUse use = AotCacheUse.of(List.of("-Xmx1g", "-XX:AOTCache=/other", "-XX:AOTCache=/app/app.aot"),
                "mixed mode, sharing");

        use.log();
        use.bindTo(registry);

        assertThat(output).contains("INFO").contains("uses the AOT cache /app/app.aot");
        assertThat(registry.get("jvm.aot.cache.used").gauge().value()).isOne();
    }

    @Test
    void warnsThatTheCacheWasRefused(CapturedOutput output) {
        AotCacheUse use = AotCacheUse.of(List.of("-XX:AOTCache=/app/app.aot"), "mixed mode");

        use.log();
        use.bindTo(registry);

        assertThat(output).contains("WARN").contains("refused the AOT cache /app/app.aot");
        assertThat(registry.get("jvm.aot.cache.used").gauge().value()).isZero();
    }

    @Test
    void saysNothingWhereNoCacheWasGiven(CapturedOutput output) {
        AotCacheUse use = AotCacheUse.of(List.of("-Xmx1g"), "mixed mode, sharing");

        use.log();
        use.bindTo(registry);

        assertThat(use.used()).isFalse();
        assertThat(output).isEmpty();
        assertThat(registry.getMeters()).isEmpty();
    }
}
