package dev.quartet.local.server;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local's request handler in a Jetty of our own: its own server binds every interface and reports its use to
 * AWS, neither of which an option of the embedded server turns off.
 */
final class DynamoDbServer implements AutoCloseable {

    private final Server server;
    private final ServerConnector connector;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbServer(LocalDynamoDBRequestHandler requests, int port) {
        handler = new LocalDynamoDBServerHandler(requests, null);
        var threads = new QueuedThreadPool();
        threads.setName("dynamodb");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost(Loopback.ADDRESS);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(handler);
    }

    static DynamoDbServer start(int port, @Nullable Path directory) throws Exception {
        var server = new DynamoDbServer(requests(directory), port);
        server.server.start();
        return server;
    }

    private static LocalDynamoDBRequestHandler requests(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return new LocalDynamoDBRequestHandler(0, true, null, true, false);
        }
        Files.createDirectories(directory);
        return new LocalDynamoDBRequestHandler(0, false, directory.toString(), true, false);
    }

    URI uri() {
        return Loopback.uri(connector.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local did not stop cleanly", e);
        } finally {
            handler.close();
        }
    }
}
