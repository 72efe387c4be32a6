package dev.quartet.support.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.Duration;

/**
 * The 'Amazon ECS task metadata endpoint version 4'. Asked by the JDK's oldest client, since the others cost start-up
 * time that one or two small questions do not repay.
 */
final class MetadataEndpoint {

    private static final int BYTES_AT_MOST = 1 << 20;

    private final String base;
    private final Duration timeout;

    /**
     * @param base what {@code ECS_CONTAINER_METADATA_URI_V4} holds
     * @param timeout how long connecting may take, and every wait for bytes after it
     */
    MetadataEndpoint(String base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
    }

    byte[] container() throws IOException {
        return get("");
    }

    byte[] task() throws IOException {
        return get("/task");
    }

    private byte[] get(String path) throws IOException {
        HttpURLConnection connection = connection(path);
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("%s answers %d".formatted(connection.getURL(), connection.getResponseCode()));
            }
            try (InputStream in = connection.getInputStream()) {
                return in.readNBytes(BYTES_AT_MOST);
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection connection(String path) throws IOException {
        // The endpoint is inside the task: whatever proxy the JVM is set to use could not reach it.
        if (!(url(path).openConnection(Proxy.NO_PROXY) instanceof HttpURLConnection connection)) {
            throw new IOException(base + " is not an HTTP address");
        }
        connection.setConnectTimeout((int) timeout.toMillis());
        connection.setReadTimeout((int) timeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    private URL url(String path) throws IOException {
        try {
            return URI.create(base + path).toURL();
        } catch (IllegalArgumentException e) {
            throw new IOException(base + " is not an address", e);
        }
    }
}
