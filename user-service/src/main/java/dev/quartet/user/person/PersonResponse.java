package dev.quartet.user.person;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as the API shows them. */
@Schema(name = "Person", requiredProperties = {"id", "name", "email", "bio", "registeredAt", "version"})
record PersonResponse(
        @Schema(example = "0198c1de-7b1c-7c44-9d0a-2f6f3d1f2a10") String id,
        @Schema(example = "Mina Okafor") String name,
        @Schema(example = "mina@example.com") String email,
        @Schema(example = "Runs the harbour library.", nullable = true) @Nullable String bio,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(example = "2026-11-21T09:30:00Z") Instant registeredAt,
        @Schema(description = "The ETag without its quotes", example = "1") long version) {

    static PersonResponse of(Person person) {
        return new PersonResponse(person.id(), person.name(), person.email().address(), person.bio(),
                person.registeredAt(), person.version());
    }
}
