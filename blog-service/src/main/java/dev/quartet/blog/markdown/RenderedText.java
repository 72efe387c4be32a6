package dev.quartet.blog.markdown;

/**
 * A text made ready to be shown.
 *
 * @param html safe inside any block element; its headings begin at h2
 * @param excerpt its beginning as plain text, or empty where there is nothing but code and tables
 */
public record RenderedText(String html, String excerpt) {}
