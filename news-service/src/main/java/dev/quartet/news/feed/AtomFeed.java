package dev.quartet.news.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.quartet.news.article.Headline;
import dev.quartet.news.article.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The feed as XML. The only class that names the feed library, so that only the first reader makes it load. */
final class AtomFeed {

    private AtomFeed() {}

    static byte[] write(List<Headline> headlines, Instant updated, FeedLinks links) {
        Feed feed = new Feed("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setId(id(links.section()));
        feed.setTitle(title(links.section()));
        feed.setUpdated(Date.from(updated));
        feed.setOtherLinks(List.of(link("self", "application/atom+xml", links.self())));
        feed.setAlternateLinks(List.of(link("alternate", "text/html", links.page())));
        feed.setEntries(headlines.stream().map(headline -> entry(headline, links)).toList());
        try {
            return new WireFeedOutput().outputString(feed, false).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("The feed is complete and holds no character that XML cannot carry", e);
        }
    }

    private static Entry entry(Headline headline, FeedLinks links) {
        Entry entry = new Entry();
        entry.setId("urn:uuid:" + headline.id());
        entry.setTitle(headline.title());
        entry.setSummary(text(headline.summary()));
        entry.setAuthors(List.of(author(headline.byline())));
        entry.setCategories(List.of(category(headline.section())));
        entry.setPublished(Date.from(headline.publishedAt()));
        entry.setUpdated(Date.from(headline.changedAt()));
        entry.setAlternateLinks(List.of(link("alternate", "text/html", links.article(headline))));
        return entry;
    }

    /** The same on each instance and after each start, as RFC 4287 (4.2.6) wants it. */
    private static String id(@Nullable Section section) {
        String name = "quartet/news/" + (section == null ? "" : section);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String title(@Nullable Section section) {
        return section == null ? "Quartet News" : "Quartet News: " + section.title();
    }

    private static Content text(String value) {
        Content content = new Content();
        content.setType(Content.TEXT);
        content.setValue(value);
        return content;
    }

    private static SyndPerson author(String name) {
        Person author = new Person();
        author.setName(name);
        return author;
    }

    private static Category category(Section section) {
        Category category = new Category();
        category.setTerm(section.toString());
        category.setLabel(section.title());
        return category;
    }

    private static Link link(String relation, String type, String address) {
        Link link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(address);
        return link;
    }
}
