package dev.quartet.news.feed;

import dev.quartet.news.article.Headline;
import dev.quartet.news.article.Section;
import org.jspecify.annotations.Nullable;

/**
 * Absolute addresses, for a feed is read far from its service.
 *
 * @param base where the reader found the service, without a slash at the end
 * @param section the feed's own, or null for all
 */
record FeedLinks(String base, @Nullable Section section) {

    String self() {
        return base + "/feed.atom" + query();
    }

    String page() {
        return base + "/" + query();
    }

    String article(Headline headline) {
        return base + "/articles/" + headline.id();
    }

    private String query() {
        return section == null ? "" : "?section=" + section;
    }
}
