package dev.quartet.support.aws;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a call to AWS may take.
 *
 * @param connectTimeout to open a connection
 * @param readTimeout between two bytes of an answer
 * @param callTimeout for a call with all its retries
 */
@ConfigurationProperties("quartet.aws")
record AwsSettings(Duration connectTimeout, Duration readTimeout, Duration callTimeout) {}
