package dev.quartet.user.person;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What somebody gives to be registered, and gives whole again to change it. Absent fields arrive as empty ones. */
record RegisterPersonRequest(
        @Schema(example = "Mina Okafor", pattern = "\\S") @NotBlank(message = "must not be blank") @Size(max = 100, message = "must have at most {max} characters") @Pattern(regexp = LINE, message = "must be one line without control characters") String name,
        @Schema(example = "mina@example.com") @NotBlank(message = "must not be blank") @Size(max = Email.LONGEST, message = "must have at most {max} characters") @jakarta.validation.constraints.Email(message = "must be an email address") String email,
        @Schema(example = "Runs the harbour library.", nullable = true) @Size(max = 500, message = "must have at most {max} characters") @Pattern(regexp = LINE, message = "must be one line without control characters") @Nullable String bio) {

    private static final String LINE = "^[^\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]*$";

    RegisterPersonRequest(@Nullable String name, @Nullable String email, @Nullable String bio) {
        this.name = name == null ? "" : name.strip();
        this.email = email == null ? "" : email.strip();
        this.bio = bio == null || bio.isBlank() ? null : bio.strip();
    }

    Email validEmail() {
        return new Email(email);
    }
}
