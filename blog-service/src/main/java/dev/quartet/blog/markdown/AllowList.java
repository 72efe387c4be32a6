package dev.quartet.blog.markdown;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The only elements and attributes that leave here. */
final class AllowList {

    private static final String[] ELEMENTS = {"p", "br", "hr", "h6", "em", "strong", "b", "i", "s", "del", "sub", "sup",
            "kbd", "code", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "a"};

    private static final Pattern ABSOLUTE_LINK = Pattern.compile("(?:https?://|mailto:)\\S+", Pattern.CASE_INSENSITIVE);

    private static final Pattern LANGUAGE = Pattern.compile("language-[\\w+#.-]{1,30}");

    private final PolicyFactory policy = new HtmlPolicyBuilder()
            .allowElements(ELEMENTS)
            .allowElements(AllowList::oneLevelDown, "h1", "h2", "h3", "h4", "h5")
            .allowElements(AllowList::scrollableByKeyboard, "pre")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href").matching(ABSOLUTE_LINK).onElements("a")
            .requireRelsOnLinks("nofollow", "noopener")
            .allowAttributes("title").onElements("a")
            .allowAttributes("class").matching(LANGUAGE).onElements("code")
            .allowAttributes("start").matching(Pattern.compile("\\d{1,9}")).onElements("ol")
            .allowAttributes("align").matching(Pattern.compile("left|center|right")).onElements("th", "td")
            .toFactory();

    String sanitise(String html) {
        return policy.sanitize(html);
    }

    /** The page's own title is its only h1. */
    private static @Nullable String oneLevelDown(String heading, List<String> attributes) {
        return "h" + (Character.digit(heading.charAt(1), 10) + 1);
    }

    private static @Nullable String scrollableByKeyboard(String element, List<String> attributes) {
        attributes.addAll(List.of("tabindex", "0"));
        return element;
    }
}
