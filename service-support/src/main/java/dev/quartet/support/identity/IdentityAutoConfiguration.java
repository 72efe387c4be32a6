package dev.quartet.support.identity;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Lets every service tell who it is: {@code GET /json} and {@link Identities}. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class IdentityAutoConfiguration {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** A task that starts on EC2 knows its host port and its metadata file within a second or two. */
    private static final List<Duration> PAUSES = Stream.of(250, 500, 1000, 2000, 4000, 8000).map(Duration::ofMillis)
            .toList();

    @Bean
    @ConditionalOnMissingBean
    Surroundings surroundings() {
        return Surroundings.ofThisProcess();
    }

    @Bean
    Identities identities(Environment environment, ObjectProvider<BuildProperties> build,
            ObjectProvider<GitProperties> git, ObjectProvider<ServerProperties> server, Surroundings surroundings,
            JsonMapper json) {
        Build built = Build.of(environment.getProperty("spring.application.name"), build.getIfAvailable(),
                git.getIfAvailable());
        ServerProperties listening = server.getIfAvailable();
        Facts facts = Facts.atStart(built, startOfThisProcess(), surroundings,
                listening == null ? null : listening.getAddress());
        return new Identities(facts, json, DefaultRoute::address);
    }

    @Bean
    BuildMetric buildMetric(Identities identities) {
        return new BuildMetric(identities.facts().build());
    }

    @Bean
    IdentityController identityController(Identities identities) {
        return new IdentityController(identities);
    }

    @Bean
    FilterRegistrationBean<IdentityShortcut> identityShortcut(Identities identities) {
        FilterRegistrationBean<IdentityShortcut> registration = new FilterRegistrationBean<>(
                new IdentityShortcut(identities));
        // Behind what counts a request and what adds headers to its answer.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 12);
        return registration;
    }

    @Bean
    ListeningPort listeningPort(Identities identities) {
        return new ListeningPort(identities);
    }

    @Bean
    LateFacts lateFacts(Identities identities, Surroundings surroundings, JsonMapper json) {
        List<Runnable> inquiries = new ArrayList<>();
        String metadata = surroundings.variable("ECS_CONTAINER_METADATA_URI_V4");
        if (metadata != null) {
            MetadataEndpoint endpoint = new MetadataEndpoint(metadata, TIMEOUT);
            inquiries.add(new MetadataInquiry(identities, endpoint, surroundings, json, PAUSES));
        }
        if (identities.facts().host() == null) {
            inquiries.add(() -> identities.learn(facts -> facts.withHost(Surroundings.lookedUpHostName())));
        }
        return new LateFacts(inquiries);
    }

    private static Instant startOfThisProcess() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
