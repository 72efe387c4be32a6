package dev.quartet.blog.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Renders CommonMark 0.31.2 with GitHub's tables. What comes out has passed an allow-list, and neither depth nor size
 * of it can get out of hand, whoever wrote the Markdown.
 */
@Component
public class Markdown {

    /** The most UTF-16 characters that a text may have. */
    public static final int MOST_CHARACTERS = 50_000;

    /** Brackets and quotes nested deeper than this are left as the text they are. */
    private static final int DEEPEST = 40;

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private final Parser parser = Parser.builder().extensions(TABLES).maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST).postProcessor(new ImagesToLinks())
            .postProcessor(new HeadingsInOrder()).build();

    private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(TABLES).build();

    private final AllowList allowList = new AllowList();

    /**
     * Renders a text.
     *
     * @param source Markdown of at most {@link #MOST_CHARACTERS} characters
     * @throws BoundlessMarkdownException if it is made to become much larger than it is
     */
    public RenderedText render(String source) {
        BoundedHtml.requireModestTables(source);
        Node document = parser.parse(source);
        BoundedHtml html = new BoundedHtml();
        renderer.render(document, html);
        return new RenderedText(allowList.sanitise(html.toString()), Excerpt.of(document));
    }
}
