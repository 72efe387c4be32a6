package dev.quartet.support.edge;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Hides what is for neighbours in the network alone, metrics among it, from requests that came through a load balancer.
 * The load balancer has a rule for it too, which compares paths as they were written: {@code /%61ctuator} is another one
 * there, and the same here.
 */
final class InternalPathsFilter implements Filter {

    private static final String INTERNAL = "/actuator";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getServletPath().startsWith(INTERNAL) && isForwarded(http)) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }

    /** By the header that a load balancer sets on each request itself; Tomcat takes X-Forwarded-For away. */
    private static boolean isForwarded(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-Proto") != null;
    }
}
