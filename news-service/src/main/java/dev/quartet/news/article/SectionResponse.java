package dev.quartet.news.article;

import io.swagger.v3.oas.annotations.media.Schema;

/** A section as the API lists it. */
@Schema(name = "Section", requiredProperties = {"section", "title"})
record SectionResponse(
        @Schema(description = "What articles and queries call it", example = "science") Section section,
        @Schema(description = "What readers call it", example = "Science") String title) {

    static SectionResponse of(Section section) {
        return new SectionResponse(section, section.title());
    }
}
