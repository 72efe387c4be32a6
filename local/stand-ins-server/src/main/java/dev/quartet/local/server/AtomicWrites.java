package dev.quartet.local.server;

import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import org.gaul.shaded.org.eclipse.jetty.server.handler.EagerContentHandler;
import org.gaul.shaded.org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Makes S3Proxy's conditional writes as atomic as S3's: over files it compares the ETag first and writes afterwards, so
 * that two writers with the same {@code If-Match} could both succeed. See
 * {@code docs/decisions/0009-s3-conditional-writes.md}.
 */
final class AtomicWrites extends Handler.Wrapper {

    private static final long LARGEST_BODY_HELD_BYTES = 64L * 1024 * 1024;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ReadWriteLock store = new ReentrantReadWriteLock();

    private AtomicWrites(Handler next) {
        super(next);
    }

    static void addTo(S3Proxy proxy) throws ReflectiveOperationException {
        var server = server(proxy);
        // A refusal that leaves the body unread ends the connection while the client is still writing to it.
        var wholeBodies = new RetainedContentLoaderFactory(LARGEST_BODY_HELD_BYTES, -1, false);
        server.setHandler(new EagerContentHandler(new AtomicWrites(server.getHandler()), wholeBodies));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var lock = lockFor(request);
        lock.lock();
        try {
            return super.handle(request, response, callback);
        } finally {
            lock.unlock();
        }
    }

    private Lock lockFor(Request request) {
        return READS.contains(request.getMethod()) ? store.readLock() : store.writeLock();
    }

    // S3Proxy offers no place for a handler or filter of one's own.
    private static Server server(S3Proxy proxy) throws ReflectiveOperationException {
        var field = S3Proxy.class.getDeclaredField("server");
        field.setAccessible(true);
        return (Server) field.get(proxy);
    }
}
