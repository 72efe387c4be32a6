package dev.quartet.user.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PersonResponseTests {

    @Test
    void showsTheWholePerson() {
        Instant now = Instant.parse("2026-11-21T09:30:00Z");

        assertThat(PersonResponse.of(new Person("id-1", "Mina", new Email("mina@example.com"), "Reads", now, 3)))
                .isEqualTo(new PersonResponse("id-1", "Mina", "mina@example.com", "Reads", now, 3));
    }
}
