package dev.quartet.blog.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * A picture on another host would tell that host who reads which post, and the pages' Content-Security-Policy would not
 * load it, so readers get a link to it.
 */
final class ImagesToLinks extends AbstractVisitor implements PostProcessor {

    @Override
    public Node process(Node document) {
        document.accept(this);
        return document;
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (isInsideLink(image)) {
            moveChildren(image, image::insertBefore);
        } else {
            Link link = new Link(image.getDestination(), image.getTitle());
            moveChildren(image, link::appendChild);
            if (link.getFirstChild() == null) {
                link.appendChild(new Text("Picture"));
            }
            image.insertBefore(link);
        }
        image.unlink();
    }

    private static boolean isInsideLink(Node node) {
        for (Node parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link || parent instanceof Image) {
                return true;
            }
        }
        return false;
    }

    private static void moveChildren(Node from, java.util.function.Consumer<Node> to) {
        for (Node child = from.getFirstChild(); child != null; child = from.getFirstChild()) {
            to.accept(child);
        }
    }
}
