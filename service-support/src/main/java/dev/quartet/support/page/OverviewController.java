package dev.quartet.support.page;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The four services side by side; whichever answers at the site's root serves it. */
@Controller
final class OverviewController {

    static final String TITLE = "Quartet";

    private final Layout layout;

    private final Overview overview;

    OverviewController(Layout layout, Overview overview) {
        this.layout = layout;
        this.overview = overview;
    }

    @GetMapping(path = "/overview", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> overview() {
        return layout.render(TITLE, () -> layout.template("overview.jte", Map.of("overview", overview)));
    }
}
