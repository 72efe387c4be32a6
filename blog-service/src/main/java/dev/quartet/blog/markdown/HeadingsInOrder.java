package dev.quartet.blog.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.PostProcessor;

/**
 * Headings begin at level one and skip none, whatever level a writer begins with, so that a screen reader's outline of
 * the page has no holes (WCAG technique G141).
 */
final class HeadingsInOrder implements PostProcessor {

    @Override
    public Node process(Node document) {
        document.accept(new Renumbering());
        return document;
    }

    private static final class Renumbering extends AbstractVisitor {

        /** The written levels of the headings that the present one stands under, and its own. */
        private final Deque<Integer> open = new ArrayDeque<>();

        @Override
        public void visit(Heading heading) {
            while (!open.isEmpty() && open.peek() >= heading.getLevel()) {
                open.pop();
            }
            open.push(heading.getLevel());
            heading.setLevel(open.size());
        }
    }
}
