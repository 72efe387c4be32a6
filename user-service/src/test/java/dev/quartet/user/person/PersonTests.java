package dev.quartet.user.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PersonTests {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private static final Email EMAIL = new Email("mina@example.com");

    private final Person mina = Person.register("id-1", "Mina", EMAIL, "Librarian", NOW);

    @Test
    void beginsAtVersionOne() {
        assertThat(mina).isEqualTo(new Person("id-1", "Mina", EMAIL, "Librarian", NOW, 1));
    }

    @Test
    void keepsIdAndRegistrationWhenChanged() {
        Email other = new Email("okafor@example.com");

        assertThat(mina.change("Mina Okafor", other, null))
                .isEqualTo(new Person("id-1", "Mina Okafor", other, null, NOW, 2));
    }

    @Test
    void knowsWhatChangeItResultsFrom() {
        assertThat(mina.isResultOf("Mina", EMAIL, "Librarian")).isTrue();
        assertThat(mina.isResultOf("Nina", EMAIL, "Librarian")).isFalse();
        assertThat(mina.isResultOf("Mina", new Email("MINA@example.com"), "Librarian")).isFalse();
        assertThat(mina.isResultOf("Mina", EMAIL, null)).isFalse();
    }

    @Test
    void twoSpellingsOfAnEmailAreOneMailbox() {
        assertThat(new Email(" Mina@Example.COM ").key()).isEqualTo("mina@example.com");
        assertThat(new Email(" Mina@Example.COM ").address()).isEqualTo("Mina@Example.COM");
    }
}
