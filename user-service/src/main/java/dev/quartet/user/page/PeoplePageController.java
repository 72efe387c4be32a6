package dev.quartet.user.page;

import dev.quartet.support.page.Layout;
import dev.quartet.support.paging.Page;
import dev.quartet.user.person.Email;
import dev.quartet.user.person.People;
import dev.quartet.user.person.Person;
import dev.quartet.user.person.PersonNotFoundException;
import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People for people; each is {@code /?person=ID}, so that a path below {@code /people} is JSON only. */
@Controller
@Hidden
class PeoplePageController {

    private static final int ROWS = 20;

    private static final String FORMS = "forms.js";

    private final Layout layout;

    private final People people;

    PeoplePageController(Layout layout, People people) {
        this.layout = layout;
        this.people = people;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String email) {
        String asked = email == null || email.isBlank() ? null : email.strip();
        return layout.render("People", () -> list(asked == null ? people.page(ROWS, cursor) : found(asked), cursor,
                asked), FORMS);
    }

    @GetMapping(path = "/", params = "person", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> person(@RequestParam("person") String id) {
        try {
            return layout.render(() -> {
                Person person = people.get(id);
                return new Layout.Titled(person.name(), layout.template("person.jte",
                        Map.of("person", person, "writing", layout.writing(), "basePath", layout.basePath())));
            }, FORMS);
        } catch (PersonNotFoundException _) {
            return layout.instead(HttpStatus.NOT_FOUND, "Nobody here",
                    layout.template("nobody.jte", Map.of("basePath", layout.basePath())));
        }
    }

    private Page<Person> found(String email) {
        // A longer one is nobody's, and may be too long for a key of the store.
        Optional<Person> owner = email.length() > Email.LONGEST
                ? Optional.empty()
                : people.findByEmail(new Email(email));
        return new Page<>(owner.stream().toList(), null);
    }

    private Content list(Page<Person> page, @Nullable String cursor, @Nullable String email) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("people", page.items());
        parameters.put("next", page.nextCursor());
        parameters.put("cursor", cursor);
        parameters.put("email", email);
        parameters.put("writing", layout.writing());
        parameters.put("basePath", layout.basePath());
        return layout.template("people.jte", parameters);
    }
}
