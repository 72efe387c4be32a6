package dev.quartet.support.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The interface that packets to the outside leave by. */
final class DefaultRoute {

    /** RFC 5737 and RFC 3849 keep these for documentation: nobody has them, so only the default route leads there. */
    private static final byte[][] ELSEWHERE = {
            {(byte) 192, 0, 2, 1},
            {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};

    private DefaultRoute() {}

    /** This machine's address on that interface; the loopback address where there is no route. */
    static InetAddress address() {
        for (byte[] elsewhere : ELSEWHERE) {
            InetAddress source = sourceTowards(elsewhere);
            if (!source.isAnyLocalAddress() && !source.isLoopbackAddress()) {
                return source;
            }
        }
        return InetAddress.getLoopbackAddress();
    }

    /** Connecting a datagram socket sends nothing: the kernel only picks the source address. */
    private static InetAddress sourceTowards(byte[] address) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(address), 9));
            return socket.getLocalAddress();
        } catch (IOException | UncheckedIOException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
