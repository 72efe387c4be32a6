package dev.quartet.blog.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a text's first paragraphs. */
final class Excerpt extends AbstractVisitor {

    private static final int MOST_CHARACTERS = 240;

    private final StringBuilder words = new StringBuilder();

    private Excerpt() {}

    static String of(Node document) {
        Excerpt excerpt = new Excerpt();
        document.accept(excerpt);
        return shortened(excerpt.words.toString().strip().replaceAll("\\s+", " "));
    }

    private static String shortened(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = text.lastIndexOf(' ', MOST_CHARACTERS - 1);
        int cut = end > 0 ? end : text.offsetByCodePoints(0, MOST_CHARACTERS / 2);
        return text.substring(0, cut).stripTrailing() + "…";
    }

    @Override
    protected void visitChildren(Node parent) {
        // Two characters of source may be one blank here, so a little more than what is shown.
        if (words.length() <= 2 * MOST_CHARACTERS) {
            super.visitChildren(parent);
        }
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        words.append(' ');
    }

    @Override
    public void visit(Heading heading) {
        // The page shows titles of its own.
    }

    @Override
    public void visit(CustomBlock table) {
        // A table makes no sense without its lines.
    }
}
