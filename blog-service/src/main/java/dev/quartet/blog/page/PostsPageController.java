package dev.quartet.blog.page;

import dev.quartet.blog.markdown.Markdown;
import dev.quartet.blog.post.Post;
import dev.quartet.blog.post.PostNotFoundException;
import dev.quartet.blog.post.Posts;
import dev.quartet.blog.user.Author;
import dev.quartet.blog.user.Authors;
import dev.quartet.support.page.Layout;
import dev.quartet.support.paging.Page;
import gg.jte.Content;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Posts for people; each is {@code /?post=ID}, so that a path below {@code /posts} has one representation only, JSON. */
@Controller
@Hidden
class PostsPageController {

    private static final int ROWS = 10;

    private static final String FORMS = "forms.js";

    private final Layout layout;

    private final Posts posts;

    private final Authors authors;

    private final Markdown markdown;

    PostsPageController(Layout layout, Posts posts, Authors authors, Markdown markdown) {
        this.layout = layout;
        this.posts = posts;
        this.authors = authors;
        this.markdown = markdown;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> list(@RequestParam(required = false) @Nullable String cursor) {
        return layout.render("Posts", () -> list(posts.page(null, ROWS, cursor), cursor), FORMS);
    }

    @GetMapping(path = "/", params = "post", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> post(@RequestParam("post") String id) {
        try {
            return layout.render(() -> {
                Post post = posts.get(id);
                return new Layout.Titled(post.title(), post(post));
            }, FORMS);
        } catch (PostNotFoundException _) {
            return layout.instead(HttpStatus.NOT_FOUND, "No such post",
                    layout.template("nopost.jte", Map.of("basePath", layout.basePath())));
        }
    }

    private Content list(Page<Post> page, @Nullable String cursor) {
        Map<String, Author> byId = authors.find(page.items().stream().map(Post::authorId).toList());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("posts", page.items());
        parameters.put("authors", byId);
        parameters.put("cursor", cursor);
        parameters.put("next", page.nextCursor());
        parameters.put("writing", layout.writing());
        parameters.put("basePath", layout.basePath());
        return layout.template("posts.jte", parameters);
    }

    private Content post(Post post) {
        return layout.template("post.jte", Map.of("post", post, "author", authors.find(post.authorId()), "html",
                markdown.render(post.markdown()).html(), "writing", layout.writing(), "basePath", layout.basePath()));
    }
}
