package dev.quartet.support.aws;

import dev.quartet.support.settings.InvalidSettingException;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;

/** Makes SDK clients with this project's time-outs and its one HTTP client. */
public final class AwsClients {

    private final AwsSettings settings;

    private final SdkHttpClient httpClient;

    AwsClients(AwsSettings settings, SdkHttpClient httpClient) {
        this.settings = settings;
        this.httpClient = httpClient;
    }

    /**
     * Region, credentials and endpoint come from the environment, as "AWS SDKs and Tools Reference Guide" says.
     *
     * @throws InvalidSettingException if no Region is set
     */
    public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(B builder) {
        builder.httpClient(httpClient)
                .overrideConfiguration(override -> override.apiCallTimeout(settings.callTimeout()));
        try {
            return builder.build();
        } catch (SdkClientException e) {
            if (String.valueOf(e.getMessage()).contains("region")) {
                throw new InvalidSettingException("AWS_REGION", null,
                        "name the AWS Region, such as ap-northeast-1; " + StoreCheck.ON_A_LAPTOP);
            }
            throw e;
        }
    }
}
