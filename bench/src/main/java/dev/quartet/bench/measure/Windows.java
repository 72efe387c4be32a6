package dev.quartet.bench.measure;

import java.time.Duration;

/**
 * How long things are watched.
 *
 * @param warmUp one window of the warm-up
 * @param fewestWarmUps before which agreement means nothing: a JVM runs evenly for a while before its second compiler
 *     comes (docs/decisions/0012)
 * @param mostWarmUps after which the warm-up ends in any case
 * @param settle unmeasured load after each change
 * @param measured one measured window
 */
public record Windows(Duration warmUp, int fewestWarmUps, int mostWarmUps, Duration settle, Duration measured) {

    public static final Windows CAREFUL = new Windows(Duration.ofSeconds(5), 8, 20, Duration.ofSeconds(2), Duration
            .ofSeconds(10));
    public static final Windows ROUGH = new Windows(Duration.ofSeconds(2), 3, 3, Duration.ofSeconds(1), Duration
            .ofSeconds(3));
}
