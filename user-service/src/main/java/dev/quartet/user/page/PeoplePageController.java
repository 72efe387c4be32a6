package dev.quartet.user.page;

import dev.quartet.support.page.Layout;
import dev.quartet.support.paging.Page;
import dev.quartet.user.person.People;
import dev.quartet.user.person.Person;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Hidden
class PeoplePageController {

    private static final int ROWS = 20;

    private final Layout layout;

    private final People people;

    PeoplePageController(Layout layout, People people) {
        this.layout = layout;
        this.people = people;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@RequestParam(required = false) @Nullable String cursor) {
        return layout.render("People", () -> {
            Page<Person> page = people.page(ROWS, cursor);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("people", page.items());
            parameters.put("next", page.nextCursor());
            parameters.put("basePath", layout.basePath());
            return layout.template("people.jte", parameters);
        });
    }
}
