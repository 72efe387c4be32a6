package dev.quartet.support.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows who this instance is. The document is written when somebody first asks, and again only when a fact has changed:
 * a port that is listened on, an answer of ECS.
 */
public final class Identities {

    private final JsonMapper json;
    private final Supplier<InetAddress> defaultRoute;
    private volatile Facts facts;
    private volatile @Nullable Document document;

    Identities(Facts facts, JsonMapper json, Supplier<InetAddress> defaultRoute) {
        this.facts = facts;
        this.json = json;
        this.defaultRoute = defaultRoute;
    }

    /** This instance as far as it is known now; costs nothing unless a fact has changed since the last call. */
    public Identity current() {
        return document().identity();
    }

    /** The same as JSON, shared between all callers: never write into it. */
    byte[] json() {
        return document().json();
    }

    /** Writes the ready bytes: to find a converter for a returned value adds a third to what a request costs. */
    void writeTo(HttpServletResponse response) throws IOException {
        byte[] document = json();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    Facts facts() {
        return facts;
    }

    synchronized void learn(UnaryOperator<Facts> change) {
        Facts changed = change.apply(facts);
        if (!changed.equals(facts)) {
            facts = changed;
            document = null;
        }
    }

    private Document document() {
        Document written = document;
        return written != null ? written : write();
    }

    private synchronized Document write() {
        Document written = document;
        if (written == null) {
            Identity identity = facts.identity(defaultRoute);
            written = new Document(identity, json.writeValueAsBytes(identity));
            document = written;
        }
        return written;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Document(Identity identity, byte[] json) {}
}
