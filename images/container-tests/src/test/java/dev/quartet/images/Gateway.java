package dev.quartet.images;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * How a container on a bridge reaches this machine.
 *
 * @param name what a container calls this machine
 * @param listenAddress the address of this machine that the container gets to
 */
record Gateway(String name, InetAddress listenAddress) {

    static Gateway of(Network bridge) {
        String address = DockerClientFactory.lazyClient().inspectNetworkCmd().withNetworkId(bridge.getId()).exec()
                .getIpam().getConfig().getFirst().getGateway();
        InetAddress gateway = parsed(address);
        // Docker Desktop keeps its bridges in a virtual machine, and has a name that leads out of it to the loopback.
        return isOfThisMachine(gateway)
                ? new Gateway(address, gateway)
                : new Gateway("host.docker.internal", InetAddress.getLoopbackAddress());
    }

    /** Whether the containers run on this machine's kernel: only then their addresses are in reach of a test. */
    boolean isOnThisKernel() {
        return !listenAddress.isLoopbackAddress();
    }

    String url(int port) {
        return "http://" + name + ':' + port;
    }

    private static InetAddress parsed(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }
}
