package dev.quartet.support.identity;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/** Learns the port from the server itself: the setting may be 0. */
final class ListeningPort implements ApplicationListener<WebServerInitializedEvent> {

    private final Identities identities;

    ListeningPort(Identities identities) {
        this.identities = identities;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        boolean isManagement = "management".equals(event.getApplicationContext().getServerNamespace());
        if (!isManagement) {
            identities.learn(facts -> facts.withPort(event.getWebServer().getPort()));
        }
    }
}
