package dev.quartet.local.launcher.frontdoor;

import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** The load balancer's path rules: a service's base path and all below it, and the landing page at the root. */
class Routes {

    private final Map<String, String> services;
    private final Backends backends;

    Routes(Map<String, String> services, Backends backends) {
        this.services = Map.copyOf(services);
        this.backends = backends;
    }

    RouterFunction<ServerResponse> asRouterFunction() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        services.forEach((basePath, service) -> {
            HandlerFunction<ServerResponse> handler = toService(basePath, service);
            routes.route(RequestPredicates.path(basePath).or(RequestPredicates.path(basePath + "/**")), handler);
        });
        routes.route(RequestPredicates.path("/"), this::landingPage);
        routes.route(RequestPredicates.all(), request -> nothingHere());
        return routes.build();
    }

    private HandlerFunction<ServerResponse> toService(String basePath, String service) {
        return request -> {
            Failover failover = new Failover(backends.inTurn(basePath), service);
            return failover.answer(request, (attempt, backend) -> http().handle(attempt));
        };
    }

    private ServerResponse landingPage(ServerRequest request) throws Exception {
        Failover failover = new Failover(backends.inTurn(), "any service");
        return failover.answer(request, (attempt, backend) -> http().handle(overview(attempt, backend)));
    }

    private static ServerRequest overview(ServerRequest request, Backend backend) {
        return ServerRequest.from(request)
                .uri(UriComponentsBuilder.fromUri(request.uri())
                        .replacePath(backend.basePath() + "/overview")
                        .build(true)
                        .toUri())
                .build();
    }

    private ServerResponse nothingHere() {
        String paths = services.keySet().stream().sorted().collect(Collectors.joining(", "));
        return Problems.of(HttpStatus.NOT_FOUND,
                "Nothing is served here. The services live below " + paths + "; all of them are shown at /.");
    }
}
