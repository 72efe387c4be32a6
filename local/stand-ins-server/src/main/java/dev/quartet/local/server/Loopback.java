package dev.quartet.local.server;

import java.net.URI;

/** The one address that anything here listens on. */
final class Loopback {

    static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    static URI uri(int port) {
        return URI.create("http://" + ADDRESS + ":" + port);
    }
}
