package dev.quartet.blog.user;

import dev.quartet.support.request.RequestId;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UserServiceSettings.class)
class UserServiceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(UserServiceConfiguration.class);

    private static final int TRIAL_CALLS = 2;

    @Bean
    UserClient userClient(UserServiceSettings settings, ObservationRegistry observations) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(settings.connectTimeout());
        requests.setReadTimeout(settings.readTimeout());
        JsonMapper json = JsonMapper.builder().build();
        RestClient client = RestClient.builder().baseUrl(settings.url()).requestFactory(requests)
                .observationRegistry(observations).observationConvention(new CallsByPath())
                .requestInitializer(UserServiceConfiguration::passOnTheRequestId)
                .configureMessageConverters(converters -> converters
                        .withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client)).build()
                .createClient(UserClient.class);
    }

    private static void passOnTheRequestId(ClientHttpRequest request) {
        String id = RequestId.current();
        if (id != null) {
            request.getHeaders().set(RequestId.HEADER, id);
        }
    }

    @Bean
    CircuitBreaker userServiceBreaker(UserServiceSettings settings, Clock clock) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.breaker().window())
                .minimumNumberOfCalls(settings.breaker().fewestCalls())
                .failureRateThreshold(settings.breaker().failurePercent())
                .waitDurationInOpenState(settings.breaker().pause())
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                // Who refuses a request is there.
                .ignoreException(HttpClientErrorException.class::isInstance)
                .clock(clock)
                .build();
        CircuitBreaker breaker = CircuitBreaker.of("user-service", config);
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn("user-service: {}", event.getStateTransition()));
        return breaker;
    }
}
