package dev.quartet.support.aws;

import dev.quartet.support.settings.InvalidSettingException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Makes SDK clients with this project's time-outs and its one HTTP client, and observes what they do. */
public final class AwsClients implements AutoCloseable {

    private final AwsSettings settings;

    private final SdkHttpClient httpClient;

    private final StoreCalls calls;

    private final ScheduledExecutorService timers;

    AwsClients(AwsSettings settings, SdkHttpClient httpClient, StoreCalls calls, ScheduledExecutorService timers) {
        this.settings = settings;
        this.httpClient = httpClient;
        this.calls = calls;
        this.timers = timers;
    }

    /**
     * Region, credentials and endpoint come from the environment, as "AWS SDKs and Tools Reference Guide" says; but nobody
     * asks the instance's metadata for a Region, because where there is none that takes seconds.
     *
     * @throws InvalidSettingException if no Region is set
     */
    public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(B builder) {
        return builder.region(region())
                .httpClient(httpClient)
                .overrideConfiguration(override -> override.apiCallTimeout(settings.callTimeout())
                        .scheduledExecutorService(timers).addExecutionInterceptor(calls))
                .build();
    }

    /** Ends the timers of calls; the clients are closed before. */
    @Override
    public void close() {
        timers.shutdownNow();
    }

    /** What ends calls that take too long. One that ended in time leaves nothing behind. */
    static ScheduledThreadPoolExecutor timers() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("aws-timers").factory());
        // The SDK's own keep the timer of a call that has ended until it is due: under load they all grow old.
        timers.setRemoveOnCancelPolicy(true);
        return timers;
    }

    private static Region region() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException e) {
            throw new InvalidSettingException("AWS_REGION", null,
                    "name the AWS Region, such as ap-northeast-1; " + StoreCheck.ON_A_LAPTOP);
        }
    }
}
