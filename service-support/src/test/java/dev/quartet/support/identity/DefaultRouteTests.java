package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

import org.junit.jupiter.api.Test;

class DefaultRouteTests {

    @Test
    void namesAnAddressOfThisMachine() throws SocketException {
        InetAddress address = DefaultRoute.address();

        assertThat(address.isAnyLocalAddress()).isFalse();
        assertThat(NetworkInterface.getByInetAddress(address)).isNotNull();
    }
}
