package dev.quartet.blog.post;

import dev.quartet.blog.markdown.Markdown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Posts")
class PreviewController {

    private final Markdown markdown;

    PreviewController(Markdown markdown) {
        this.markdown = markdown;
    }

    @PostMapping("/preview")
    @Operation(summary = "Render a text as a post would be", description = "Keeps nothing, and asks neither the store nor user-service.")
    PreviewResponse preview(@Valid @RequestBody PreviewTextRequest body) {
        return new PreviewResponse(markdown.render(body.markdown()).html());
    }
}
