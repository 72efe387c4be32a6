package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a service answers, whatever it is sent, is what its API description says; part of {@link EdgeContract}. */
@TestMethodOrder(OrderAnnotation.class)
public interface FuzzContract {

    /** Where the service answers, its base path included, without a slash at the end. */
    URI base();

    // The last of all, because it leaves behind what no other test expects to find.
    @Test
    @Order(Integer.MAX_VALUE)
    @EnabledIf(value = "dev.quartet.local.testkit.FuzzContract#isFuzzingWanted", disabledReason = "Fuzzing takes its time: it runs where CI is true, and by mvn verify -Dfuzz")
    default void answersAsDescribedWhateverItIsSent() throws UnknownHostException {
        assertThat(InetAddress.getByName(base().getHost()).isLoopbackAddress()).isTrue();

        Schemathesis.installed().run(base());
    }

    static boolean isFuzzingWanted() {
        return Schemathesis.installed().isWanted();
    }
}
