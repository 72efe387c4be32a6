package dev.quartet.support.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers the plain {@code GET /json} before Spring MVC looks for who could: its search costs as much as all the rest of
 * such a request. Whatever else is asked there is the controller's.
 */
final class IdentityShortcut extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final String PATH = "/json";

    private final transient Identities identities;

    IdentityShortcut(Identities identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (PATH.equals(request.getServletPath()) && "GET".equals(request.getMethod())
                && takesJson(request.getHeader(HttpHeaders.ACCEPT))) {
            ServerHttpObservationFilter.findObservationContext(request).ifPresent(
                    observation -> observation.setPathPattern(PATH));
            identities.writeTo(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether it certainly does; a quality of 0 and the like are left to Spring. */
    private static boolean takesJson(@Nullable String accept) {
        return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
    }
}
