package dev.quartet.user.person;

import dev.quartet.support.paging.Page;
import dev.quartet.support.version.EntityTags;
import dev.quartet.support.version.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/people")
@Tag(name = "People")
class PersonController {

    private final People people;

    PersonController(People people) {
        this.people = people;
    }

    @GetMapping
    @Operation(summary = "List people, newest first, or find them by email or by ids")
    Page<PersonResponse> list(
            @Parameter(description = "How many at the most") @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "Only the person with this email") @RequestParam(required = false) @Size(max = Email.LONGEST) @Nullable String email,
            @Parameter(description = "Only these people, in no order") @RequestParam(name = "id", required = false) @Size(max = 100) @Nullable List<@NotBlank @Size(max = 64) String> ids) {
        if (email != null) {
            return new Page<>(people.findByEmail(new Email(email)).map(PersonResponse::of).stream().toList(), null);
        }
        if (ids != null && !ids.isEmpty()) {
            return new Page<>(people.findAll(ids).stream().map(PersonResponse::of).toList(), null);
        }
        return people.page(limit, cursor).map(PersonResponse::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register a person")
    @ApiResponse(responseCode = "201", description = "Registered; Location names the person")
    @ApiResponse(responseCode = "409", description = "The email belongs to another person")
    ResponseEntity<PersonResponse> register(@Valid @RequestBody RegisterPersonRequest body,
            @Parameter(hidden = true) HttpServletRequest request) {
        Person person = people.register(body.name(), body.validEmail(), body.bio());
        URI location = URI.create(request.getRequestURI() + '/' + person.id());
        return ResponseEntity.created(location).eTag(EntityTags.of(person.version())).body(PersonResponse.of(person));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a person")
    ResponseEntity<PersonResponse> read(@PathVariable @Size(max = 64) String id) {
        return answer(people.get(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a person", description = "Give the whole person and, as If-Match, the ETag that was read.")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "409", description = "The email belongs to another person")
    ResponseEntity<PersonResponse> change(@PathVariable @Size(max = 64) String id,
            @Parameter(schema = @Schema(type = "string", example = "\"1\"")) @RequestHeader(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @Valid @RequestBody RegisterPersonRequest request) {
        return answer(people.change(id, ifMatch, request.name(), request.validEmail(), request.bio()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a person", description = "Removing who is not there is no error.")
    @ApiResponse(responseCode = "204", description = "Nobody is registered under this id now")
    void remove(@PathVariable @Size(max = 64) String id,
            @Parameter(schema = @Schema(type = "string", example = "\"1\"")) @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch ifMatch) {
        people.remove(id, ifMatch == null ? IfMatch.ANY : ifMatch);
    }

    private static ResponseEntity<PersonResponse> answer(Person person) {
        return ResponseEntity.ok().eTag(EntityTags.of(person.version())).body(PersonResponse.of(person));
    }
}
