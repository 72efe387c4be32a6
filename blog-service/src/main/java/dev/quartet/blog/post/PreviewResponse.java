package dev.quartet.blog.post;

import io.swagger.v3.oas.annotations.media.Schema;

/** A text as it would be read. */
@Schema(name = "Preview", requiredProperties = "html")
record PreviewResponse(
        @Schema(description = "HTML that passed an allow-list; headings begin at h2", example = "<p>The harbour is <em>deep</em> enough at noon.</p>") String html) {}
