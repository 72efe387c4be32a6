package dev.quartet.user.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterPersonRequestTests {

    @Test
    void dropsSpaceAround() {
        assertThat(new RegisterPersonRequest(" Mina ", " mina@example.com ", " Reads "))
                .isEqualTo(new RegisterPersonRequest("Mina", "mina@example.com", "Reads"));
    }

    @Test
    void takesAbsentFieldsAsEmpty() {
        assertThat(new RegisterPersonRequest(null, null, null)).isEqualTo(new RegisterPersonRequest("", "", " "));
        assertThat(new RegisterPersonRequest(null, null, null).bio()).isNull();
    }

    @Test
    void keepsWhatWasGiven() {
        RegisterPersonRequest request = new RegisterPersonRequest("Mina", "mina@example.com", "Reads");

        assertThat(request.name()).isEqualTo("Mina");
        assertThat(request.bio()).isEqualTo("Reads");
        assertThat(request.validEmail()).isEqualTo(new Email("mina@example.com"));
    }
}
