package dev.quartet.support.aws;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What the SDK's clients share. */
@AutoConfiguration
@EnableConfigurationProperties(AwsSettings.class)
public final class AwsAutoConfiguration {

    @Bean
    SdkHttpClient sdkHttpClient(AwsSettings settings) {
        return UrlConnectionHttpClient.builder().connectionTimeout(settings.connectTimeout())
                .socketTimeout(settings.readTimeout()).build();
    }

    @Bean
    AwsClients awsClients(AwsSettings settings, SdkHttpClient httpClient,
            ObjectProvider<ObservationRegistry> observations) {
        return new AwsClients(settings, httpClient,
                new StoreCalls(observations.getIfAvailable(() -> ObservationRegistry.NOOP)), AwsClients.timers());
    }

    @Bean
    StoreAdvice storeAdvice() {
        return new StoreAdvice();
    }
}
