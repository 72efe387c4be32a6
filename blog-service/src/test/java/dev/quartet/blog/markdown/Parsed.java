package dev.quartet.blog.markdown;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Sanitised HTML, which must be well-formed XML, so that no browser has anything left to guess. */
record Parsed(Element root) {

    static Parsed of(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setAttribute("jdk.xml.maxElementDepth", 1_000);
            return new Parsed(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<html>" + html + "</html>"))).getDocumentElement());
        } catch (SAXException e) {
            throw new AssertionError("Not well-formed: " + html, e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return root.getTextContent();
    }

    List<Element> elements(String name) {
        NodeList found = root.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    List<String> elementNames() {
        return elements("*").stream().map(Element::getTagName).distinct().toList();
    }

    int depth() {
        return elements("*").stream().mapToInt(Parsed::depthOf).max().orElse(0);
    }

    private static int depthOf(Node element) {
        int depth = 0;
        for (Node parent = element; parent.getParentNode() != null; parent = parent.getParentNode()) {
            depth++;
        }
        return depth;
    }

    /** Such as {@code a@href=https://example.com/}. */
    List<String> attributes() {
        List<String> found = new ArrayList<>();
        for (Element element : elements("*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                found.add(element.getTagName() + "@" + attributes.item(i).getNodeName() + "="
                        + attributes.item(i).getNodeValue());
            }
        }
        return found;
    }
}
