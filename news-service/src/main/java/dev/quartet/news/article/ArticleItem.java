package dev.quartet.news.article;

import static java.util.Objects.requireNonNull;

import dev.quartet.support.dynamodb.SortKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An article, its headline in an index, and what a retraction leaves of it, as DynamoDB items. */
final class ArticleItem {

    static final String KEY = "id";

    static final String LISTING = "listing";

    static final String SECTION = "section";

    static final String SORT = "sort";

    static final String ALL = "articles";

    private static final String VERSION = "version";

    private static final String CORRECTED_AT = "correctedAt";

    private static final String RETRACTED_AT = "retractedAt";

    private ArticleItem() {}

    static Map<String, AttributeValue> key(String id) {
        return Map.of(KEY, text(id));
    }

    static Map<String, AttributeValue> write(Article article) {
        Story story = article.story();
        Map<String, AttributeValue> item = new HashMap<>(key(article.id()));
        item.put("title", text(story.title()));
        item.put("summary", text(story.summary()));
        item.put("body", text(story.body()));
        item.put(SECTION, text(story.section().toString()));
        item.put("byline", text(story.byline()));
        item.put("publishedAt", text(article.publishedAt().toString()));
        item.put(VERSION, number(article.version()));
        item.put(LISTING, text(ALL));
        item.put(SORT, text(SortKey.of(article.publishedAt(), article.id())));
        Correction correction = article.correction();
        if (correction != null) {
            item.put(CORRECTED_AT, text(correction.at().toString()));
            item.put("correctionNote", text(correction.note()));
        }
        return item;
    }

    /** Without the keys of both indexes, which forget the article by that. */
    static Map<String, AttributeValue> tombstone(Article article, Instant retractedAt) {
        Map<String, AttributeValue> item = new HashMap<>(key(article.id()));
        item.put(RETRACTED_AT, text(retractedAt.toString()));
        item.put(VERSION, number(article.version() + 1));
        return item;
    }

    static @Nullable Instant retractedAt(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(RETRACTED_AT);
        return value == null ? null : Instant.parse(value.s());
    }

    static Article read(Map<String, AttributeValue> item) {
        Story story = new Story(text(item, "title"), text(item, "summary"), text(item, "body"),
                Section.of(text(item, SECTION)), text(item, "byline"));
        Instant correctedAt = correctedAt(item);
        Correction correction = correctedAt == null
                ? null
                : new Correction(correctedAt, text(item, "correctionNote"));
        return new Article(text(item, KEY), story, Instant.parse(text(item, "publishedAt")), correction,
                version(item));
    }

    static Headline readHeadline(Map<String, AttributeValue> item) {
        return new Headline(text(item, KEY), text(item, "title"), text(item, "summary"),
                Section.of(text(item, SECTION)), text(item, "byline"), Instant.parse(text(item, "publishedAt")),
                correctedAt(item), version(item));
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }

    private static @Nullable Instant correctedAt(Map<String, AttributeValue> item) {
        return item.containsKey(CORRECTED_AT) ? Instant.parse(text(item, CORRECTED_AT)) : null;
    }

    private static long version(Map<String, AttributeValue> item) {
        return Long.parseLong(requireNonNull(item.get(VERSION), VERSION).n());
    }
}
