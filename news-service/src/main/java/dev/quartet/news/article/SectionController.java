package dev.quartet.news.article;

import dev.quartet.support.paging.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Articles")
class SectionController {

    @GetMapping("/sections")
    @Operation(summary = "List the sections", description = "All of them, in the paper's order, on one page.")
    Page<SectionResponse> list() {
        return new Page<>(Stream.of(Section.values()).map(SectionResponse::of).toList(), null);
    }
}
