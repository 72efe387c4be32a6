package dev.quartet.news.feed;

import static java.util.Objects.requireNonNull;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of RFC 4287, Appendix B, at work. */
final class AtomSchema {

    private AtomSchema() {}

    /** What the schema finds wrong with a feed, empty for a valid one. */
    static List<String> violations(String feed) throws IOException, SAXException {
        Findings findings = new Findings();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, findings);
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        InputSource schema = new InputSource(
                requireNonNull(AtomSchema.class.getResource("/atom.rnc"), "atom.rnc").toString());
        if (!driver.loadSchema(schema)) {
            throw new IllegalStateException("The schema itself is wrong: " + findings.messages);
        }
        driver.validate(new InputSource(new StringReader(feed)));
        return findings.messages;
    }

    private static final class Findings implements ErrorHandler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void warning(SAXParseException finding) {
            messages.add(finding.getMessage());
        }

        @Override
        public void error(SAXParseException finding) {
            messages.add(finding.getMessage());
        }

        @Override
        public void fatalError(SAXParseException finding) {
            messages.add(finding.getMessage());
        }
    }
}
