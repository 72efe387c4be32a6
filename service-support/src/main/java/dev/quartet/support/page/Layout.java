package dev.quartet.support.page;

import dev.quartet.support.identity.Identities;
import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import software.amazon.awssdk.core.exception.SdkException;

/** Renders a service's own part inside the frame that the four share: who answered, the way to the others. */
public final class Layout {

    private static final Logger LOG = LoggerFactory.getLogger(Layout.class);

    private final TemplateEngine templates;

    private final Identities identities;

    private final String basePath;

    private final boolean writing;

    Layout(TemplateEngine templates, Identities identities, String basePath, boolean writing) {
        this.templates = templates;
        this.identities = identities;
        this.basePath = basePath;
        this.writing = writing;
    }

    /** One of the service's own templates below {@code src/main/jte}, with its parameters by name. */
    public Content template(String name, Map<String, Object> parameters) {
        return output -> templates.render(name, parameters, output);
    }

    /** The path that every link on a page starts with: empty, or such as {@code /user}. */
    public String basePath() {
        return basePath;
    }

    /** Whether pages offer forms, which {@code forms.js} sends to the API. The API itself takes writes either way. */
    public boolean writing() {
        return writing;
    }

    /**
     * The whole page. Where the store cannot be asked the page still comes, says so, and is a 503.
     *
     * @param title the page's title
     * @param part the service's own part; asking the store belongs in here
     * @param scripts files under {@code static/assets}, such as {@code market.js}
     */
    public ResponseEntity<String> render(String title, Supplier<Content> part, String... scripts) {
        return renderOr(title, () -> new Titled(title, part.get()), scripts);
    }

    /**
     * A whole page that is named after what it shows, otherwise like the other.
     *
     * @param page asking the store belongs in here
     * @param scripts as in the other
     */
    public ResponseEntity<String> render(Supplier<Titled> page, String... scripts) {
        return renderOr("Back in a moment", page, scripts);
    }

    /**
     * A whole page in the place of the one that was asked for.
     *
     * @param status says why, such as 404
     * @param part asks no store
     */
    public ResponseEntity<String> instead(HttpStatusCode status, String title, Content part) {
        return page(ResponseEntity.status(status), title, part);
    }

    /** A service's own part of a page, and the page's title. */
    public record Titled(String title, Content part) {}

    private ResponseEntity<String> renderOr(String titleWithoutData, Supplier<Titled> page, String... scripts) {
        try {
            Titled shown = page.get();
            return page(ResponseEntity.ok(), shown.title(), shown.part(), scripts);
        } catch (SdkException e) {
            LOG.warn("The page is shown without data: {}", e.getMessage());
            return instead(HttpStatus.SERVICE_UNAVAILABLE, titleWithoutData, template("unavailable.jte", Map.of()));
        }
    }

    /** The overview is nobody's page in particular. */
    private String current(String title) {
        return title.equals(OverviewController.TITLE) ? "" : basePath;
    }

    private ResponseEntity<String> page(BodyBuilder response, String title, Content content, String... scripts) {
        StringOutput html = new StringOutput(16 * 1024);
        templates.render("layout.jte",
                Map.of("title",
                        title.equals(OverviewController.TITLE) ? title : title + " · " + identities.current().service(),
                        "basePath", basePath, "current", current(title), "identity",
                        identities.current(),
                        "content", content, "scripts", List.of(scripts)),
                html);
        return response.contentType(MediaType.TEXT_HTML).cacheControl(CacheControl.noStore()).body(html.toString());
    }
}
