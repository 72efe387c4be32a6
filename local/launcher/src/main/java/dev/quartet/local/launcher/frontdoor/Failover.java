package dev.quartet.local.launcher.frontdoor;

import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.filter.BodyFilterFunctions;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Tries the instances one after the other until one answers, as far as that cannot do a thing twice. */
class Failover {

    /** Idempotent by RFC 9110, and without a body that the first attempt may have used up. */
    private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
            HttpMethod.DELETE);

    private final List<Backend> candidates;
    private final String service;

    Failover(List<Backend> candidates, String service) {
        this.candidates = candidates;
        this.service = service;
    }

    ServerResponse answer(ServerRequest request, Attempt attempt) throws Exception {
        for (Backend backend : candidates) {
            try {
                MvcUtils.setRequestUrl(request, backend.origin());
                return attempt.at(withBodyFromItsStart(request), backend);
            } catch (ResourceAccessException failure) {
                if (!mayTryAnother(request, failure)) {
                    return Problems.broken(service);
                }
            }
        }
        return Problems.away(service);
    }

    // Only a change that may be repeated is kept in memory for it; uploads (POST) stream through.
    private static ServerRequest withBodyFromItsStart(ServerRequest request) {
        if (!request.method().equals(HttpMethod.PUT)) {
            return request;
        }
        MvcUtils.getOrCacheBody(request).reset();
        return BodyFilterFunctions.adaptCachedBody().apply(request);
    }

    private static boolean mayTryAnother(ServerRequest request, ResourceAccessException failure) {
        return REPEATABLE.contains(request.method()) || neverSent(failure.getCause());
    }

    private static boolean neverSent(@Nullable Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
    }

    /** One try at one instance. */
    @FunctionalInterface
    interface Attempt {

        ServerResponse at(ServerRequest request, Backend backend) throws Exception;
    }
}
