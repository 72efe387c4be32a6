package dev.quartet.market.bar;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How bars are written.
 *
 * @param patience how long a writer tries again while others write the same year
 */
@ConfigurationProperties("quartet.merge")
record MergeSettings(Duration patience) {}
