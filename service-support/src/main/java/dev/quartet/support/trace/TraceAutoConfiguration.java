package dev.quartet.support.trace;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Traces, where the environment asks for them. */
@AutoConfiguration
public final class TraceAutoConfiguration {

    @Bean
    static Traces traces(Environment environment) {
        return new Traces(environment);
    }
}
