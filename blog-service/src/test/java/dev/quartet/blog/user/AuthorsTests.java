package dev.quartet.blog.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.quartet.blog.user.StubUserService.Failure;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationTextPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthorsTests {

    private static final Duration PAUSE = Duration.ofSeconds(7);

    private static final int FEWEST_CALLS = 3;

    private final StubUserService userService = new StubUserService();

    private final WoundClock clock = new WoundClock();

    private final Authors authors = authors(userService.url());

    @AfterEach
    void closeUserService() {
        userService.close();
    }

    @Test
    void namesAllAuthorsInOneCall() {
        userService.knows("a", "Ada");
        userService.knows("b", "Ben");

        assertThat(authors.find(List.of("a", "b", "a", "c"))).containsOnly(
                Map.entry("a", new Author.Known("a", "Ada")),
                Map.entry("b", new Author.Known("b", "Ben")),
                Map.entry("c", new Author.Unknown("c")));
        assertThat(userService.calls()).isEqualTo(1);
        assertThat(userService.lastQuery().split("&")).containsExactlyInAnyOrder("id=a", "id=b", "id=c");
    }

    @Test
    void namesOneAuthor() {
        userService.knows("a", "Ada");

        assertThat(authors.find("a")).isEqualTo(new Author.Known("a", "Ada"));
        assertThat(authors.find("a").name()).isEqualTo("Ada");
        assertThat(authors.find("b")).isEqualTo(new Author.Unknown("b"));
        assertThat(authors.find("b").name()).isNull();
    }

    @Test
    void itsCallsAreCountedByPathForHoweverManyItAsks() {
        List<String> uris = new ArrayList<>();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig()
                .observationHandler(new ObservationTextPublisher(_ -> {}, _ -> true, stopped -> {
                    uris.add(String.valueOf(stopped.getLowCardinalityKeyValue("uri")));
                    return "";
                }));
        Authors counted = authors(userService.url(), observations);

        counted.find(List.of("a"));
        counted.find(List.of("a", "b", "c"));

        assertThat(Set.copyOf(uris)).hasSize(1).first().asString().contains("/people").doesNotContain("?", "{");
    }

    @Test
    void asksNobodyAboutNobody() {
        assertThat(authors.find(List.of())).isEmpty();
        assertThat(userService.calls()).isZero();
    }

    @Test
    void anIdCannotBecomeAnotherParameter() {
        authors.find("a&id=b c+d%20é");

        assertThat(userService.lastQuery()).isEqualTo("id=a%26id%3Db%20c%2Bd%2520%C3%A9");
    }

    @Test
    void letsAKnownAuthorWriteAndNobodyElse() {
        userService.knows("a", "Ada");

        assertThat(authors.require("a")).isEqualTo(new Author.Known("a", "Ada"));
        assertThatExceptionOfType(UnknownAuthorException.class).isThrownBy(() -> authors.require("b"));
    }

    @Test
    void offersPeopleByNameToChooseFrom() {
        userService.knows("1", "ben");
        userService.knows("2", "Ada");

        assertThat(authors.choices()).containsExactly(new Author.Known("2", "Ada"), new Author.Known("1", "ben"));
        assertThat(userService.lastQuery()).isEqualTo("limit=100");
    }

    @Test
    void findsAnAuthorByEmail() {
        userService.knows("a", "Ada");

        assertThat(authors.findByEmail("a@example.com")).contains(new Author.Known("a", "Ada"));
        assertThat(authors.findByEmail("b@example.com")).isEmpty();
        assertThat(authors.findByEmail("a".repeat(255))).isEmpty();
        assertThat(userService.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void saysThatNobodyCanBeLookedUpWhateverFails(Failure failure) {
        userService.failsBy(failure);

        assertThatExceptionOfType(UserUnavailableException.class).isThrownBy(authors::choices);
        assertThatExceptionOfType(UserUnavailableException.class)
                .isThrownBy(() -> authors.findByEmail("a@example.com"));
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void readingGoesOnAndWritingIsPutOffWhateverFails(Failure failure) {
        userService.knows("a", "Ada");
        userService.failsBy(failure);

        assertTimeout(Duration.ofSeconds(5), () -> assertThat(authors.find("a")).isEqualTo(new Author.Unasked("a")));
        assertThat(authors.find("a").name()).isNull();
        assertThatExceptionOfType(UserUnavailableException.class).isThrownBy(() -> authors.require("a"))
                .satisfies(e -> assertThat(e.getHeaders().getFirst("Retry-After")).isEqualTo("7"));
    }

    @Test
    void readingGoesOnWhereNobodyListens() {
        userService.close();

        assertThat(authors.find("a")).isEqualTo(new Author.Unasked("a"));
        assertThatExceptionOfType(UserUnavailableException.class).isThrownBy(() -> authors.require("a"));
    }

    @Test
    void stopsAskingAfterFailuresAndAsksAgainAfterAPause() {
        userService.knows("a", "Ada");
        userService.failsBy(Failure.SERVER_ERROR);
        ask(FEWEST_CALLS);
        userService.recovers();

        assertThat(authors.find("a")).isEqualTo(new Author.Unasked("a"));
        assertThatExceptionOfType(UserUnavailableException.class).isThrownBy(() -> authors.require("a"));
        assertThat(userService.calls()).isEqualTo(FEWEST_CALLS);

        clock.wind(PAUSE.plusMillis(1));
        ask(FEWEST_CALLS);
        assertThat(authors.find("a")).isEqualTo(new Author.Known("a", "Ada"));
        assertThat(userService.calls()).isEqualTo(2 * FEWEST_CALLS + 1);
    }

    @Test
    void goesOnPausingWhileTrialsFail() {
        userService.failsBy(Failure.SERVER_ERROR);
        ask(FEWEST_CALLS);
        clock.wind(PAUSE.plusMillis(1));
        ask(10);

        assertThat(userService.calls()).isEqualTo(FEWEST_CALLS + 2);
    }

    @Test
    void fewFailuresAmongSuccessesStopNothing() {
        userService.knows("a", "Ada");
        ask(3);
        userService.failsBy(Failure.SERVER_ERROR);
        ask(2);
        userService.recovers();

        assertThat(authors.find("a")).isEqualTo(new Author.Known("a", "Ada"));
    }

    @Test
    void whoSendsNonsenseDoesNotStopOthers() {
        userService.knows("a", "Ada");
        userService.failsBy(Failure.BAD_REQUEST);
        ask(20);
        userService.recovers();

        assertThat(authors.find("a")).isEqualTo(new Author.Known("a", "Ada"));
    }

    private void ask(int times) {
        IntStream.range(0, times).forEach(i -> authors.find("a"));
    }

    private Authors authors(String url) {
        return authors(url, ObservationRegistry.NOOP);
    }

    private Authors authors(String url, ObservationRegistry observations) {
        UserServiceSettings settings = new UserServiceSettings(url, Duration.ofMillis(300), Duration.ofMillis(300),
                new UserServiceSettings.Breaker(10, FEWEST_CALLS, 50, PAUSE));
        UserServiceConfiguration configuration = new UserServiceConfiguration();
        return new Authors(configuration.userClient(settings, observations),
                configuration.userServiceBreaker(settings, clock), settings);
    }

    /** A clock that goes on only by hand. */
    private static final class WoundClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T09:30:00Z");

        void wind(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
