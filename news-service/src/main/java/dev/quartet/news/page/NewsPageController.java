package dev.quartet.news.page;

import dev.quartet.news.article.Article;
import dev.quartet.news.article.ArticleNotFoundException;
import dev.quartet.news.article.ArticleRetractedException;
import dev.quartet.news.article.Articles;
import dev.quartet.news.article.Headline;
import dev.quartet.news.article.Section;
import dev.quartet.support.page.Layout;
import dev.quartet.support.paging.Page;
import dev.quartet.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Hidden
class NewsPageController {

    private static final int CARDS = 18;

    private static final String FORMS = "forms.js";

    private final Layout layout;

    private final Articles articles;

    NewsPageController(Layout layout, Articles articles) {
        this.layout = layout;
        this.articles = articles;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> headlines(@RequestParam(required = false) @Nullable Section section,
            @RequestParam(required = false) @Nullable String cursor) {
        return layout.render(section == null ? "News" : section.title(), () -> {
            Page<Headline> page = articles.page(section, CARDS, cursor);
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("headlines", page.items());
            parameters.put("section", section);
            parameters.put("cursor", cursor);
            parameters.put("next", page.nextCursor());
            parameters.put("writing", layout.writing());
            parameters.put("basePath", layout.basePath());
            return layout.template("headlines.jte", parameters);
        }, FORMS);
    }

    @GetMapping(path = "/articles/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> article(@PathVariable String id) {
        try {
            return layout.render(() -> {
                Article article = articles.get(id);
                return new Layout.Titled(article.story().title(), layout.template("article.jte",
                        Map.of("article", article, "writing", layout.writing(), "basePath", layout.basePath())));
            }, FORMS);
        } catch (ArticleNotFoundException | ArticleRetractedException e) {
            return missing(e);
        }
    }

    private ResponseEntity<String> missing(ProblemException problem) {
        Map<String, Object> parameters = Map.of("reason", String.valueOf(problem.getBody().getDetail()), "basePath",
                layout.basePath());
        return layout.instead(problem.getStatusCode(), "No article", layout.template("missing.jte", parameters));
    }
}
