package dev.quartet.blog.page;

import dev.quartet.blog.markdown.Markdown;
import dev.quartet.blog.post.Post;
import dev.quartet.blog.post.PostNotFoundException;
import dev.quartet.blog.post.Posts;
import dev.quartet.blog.user.Author;
import dev.quartet.blog.user.Authors;
import dev.quartet.blog.user.UserUnavailableException;
import dev.quartet.support.page.Layout;
import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing a post: first who writes, {@code /?write}, then what, so that a wrong author costs nobody their text. */
@Controller
@Hidden
class WritingPageController {

    private static final String[] SCRIPTS = {"forms.js", "write.js"};

    private final Layout layout;

    private final Posts posts;

    private final Authors authors;

    private final Markdown markdown;

    WritingPageController(Layout layout, Posts posts, Authors authors, Markdown markdown) {
        this.layout = layout;
        this.posts = posts;
        this.authors = authors;
        this.markdown = markdown;
    }

    /** @param asked an id, or an email */
    @GetMapping(path = "/", params = "write", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> write(@RequestParam(name = "author", required = false) @Nullable String asked) {
        if (!layout.writing()) {
            return instead(HttpStatus.FORBIDDEN, "Reading only", "readonly.jte");
        }
        return layout.render("Write a post",
                () -> asked == null || asked.isBlank() ? whoWrites(null) : editorOf(asked.strip()), SCRIPTS);
    }

    @GetMapping(path = "/", params = {"post", "edit"}, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> edit(@RequestParam("post") String id) {
        if (!layout.writing()) {
            return instead(HttpStatus.FORBIDDEN, "Reading only", "readonly.jte");
        }
        try {
            return layout.render("Change a post", () -> {
                Post post = posts.get(id);
                return editor(authors.find(post.authorId()), post);
            }, SCRIPTS);
        } catch (PostNotFoundException _) {
            return instead(HttpStatus.NOT_FOUND, "No such post", "nopost.jte");
        }
    }

    private Content editorOf(String asked) {
        try {
            return author(asked).map(author -> editor(author, null)).orElseGet(() -> whoWrites(asked));
        } catch (UserUnavailableException _) {
            return whoWrites(null);
        }
    }

    /** Whoever is known by this id or email; while user-service is away, an id is taken for somebody's. */
    private Optional<Author> author(String asked) {
        if (asked.contains("@")) {
            return authors.findByEmail(asked);
        }
        return Optional.of(asked).filter(id -> id.matches(Author.ID)).map(authors::find)
                .filter(author -> !(author instanceof Author.Unknown));
    }

    private Content whoWrites(@Nullable String unknown) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("unknown", unknown);
        parameters.put("choices", choices());
        parameters.put("basePath", layout.basePath());
        return layout.template("whowrites.jte", parameters);
    }

    /** Null where user-service cannot be asked. */
    private @Nullable List<Author> choices() {
        try {
            return authors.choices();
        } catch (UserUnavailableException _) {
            return null;
        }
    }

    private Content editor(Author author, @Nullable Post post) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("author", author);
        parameters.put("post", post);
        parameters.put("html", post == null ? "" : markdown.render(post.markdown()).html());
        parameters.put("basePath", layout.basePath());
        return layout.template("write.jte", parameters);
    }

    private ResponseEntity<String> instead(HttpStatus status, String title, String template) {
        return layout.instead(status, title, layout.template(template, Map.of("basePath", layout.basePath())));
    }
}
