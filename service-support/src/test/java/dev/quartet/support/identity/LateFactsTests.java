package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.support.GenericApplicationContext;

class LateFactsTests {

    private final CountDownLatch asking = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    @Timeout(10)
    void delaysNoStartAndEndsWithTheService() throws InterruptedException {
        try (GenericApplicationContext context = new GenericApplicationContext();
                LateFacts lateFacts = new LateFacts(List.of(this::askForever))) {
            lateFacts.onApplicationEvent(
                    new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

            assertThat(asking.await(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private void askForever() {
        asking.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }
}
