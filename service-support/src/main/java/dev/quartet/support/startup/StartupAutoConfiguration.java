package dev.quartet.support.startup;

import java.lang.management.ManagementFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** What only start-up is about. */
@AutoConfiguration
final class StartupAutoConfiguration {

    @Bean
    static NeedlessBeans needlessBeans() {
        return new NeedlessBeans();
    }

    @Bean
    AotCacheUse aotCacheUse() {
        AotCacheUse use = AotCacheUse.of(ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getProperty("java.vm.info", ""));
        use.log();
        return use;
    }
}
