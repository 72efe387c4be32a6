package dev.quartet.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/**
 * Hands each connection on to a port of this machine's loopback: what listens there is out of a container's reach, and
 * the stand-ins listen nowhere else.
 */
final class Relay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;

    private Relay(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** Listens on a free port of one of this machine's addresses. */
    static Relay open(InetAddress address, int target) {
        return open(ServerSocketFactory.getDefault(), address, target);
    }

    /** As {@link #open(InetAddress, int)}, with sockets of the caller's kind, such as those that end TLS. */
    static Relay open(ServerSocketFactory sockets, InetAddress address, int target) {
        try {
            Relay relay = new Relay(sockets.createServerSocket(0, 50, address), target);
            Thread.ofVirtual().name("relay").start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().name("relay").start(() -> join(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread answers = Thread.ofVirtual().name("relay").start(() -> copy(server, client));
            copy(client, server);
            answers.join();
        } catch (IOException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until one side has no more to say, or has gone. */
    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
