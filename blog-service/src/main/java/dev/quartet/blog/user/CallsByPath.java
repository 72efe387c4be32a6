package dev.quartet.blog.user;

import io.micrometer.common.KeyValue;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/** Calls are counted by path: a query template has a part for each id, and so a metric would have one for each number. */
final class CallsByPath extends DefaultClientRequestObservationConvention {

    @Override
    protected KeyValue uri(ClientRequestObservationContext context) {
        KeyValue uri = super.uri(context);
        return KeyValue.of(uri.getKey(), uri.getValue().replaceFirst("\\?.*", ""));
    }
}
