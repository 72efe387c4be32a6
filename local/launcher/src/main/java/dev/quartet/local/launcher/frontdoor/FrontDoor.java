package dev.quartet.local.launcher.frontdoor;

import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** A running front door on the loopback address. */
public final class FrontDoor implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private FrontDoor(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens the door.
     *
     * @param port to listen on; 0 takes a free one
     * @param services name of each service by its base path, as in {@code /user} → {@code user-service}
     * @param backends where the instances come and go
     */
    public static FrontDoor open(int port, Map<String, String> services, Backends backends) {
        Routes routes = new Routes(services, backends);
        ApplicationContextInitializer<GenericApplicationContext> withRoutes = context -> context
                .registerBean(Routes.class, () -> routes);
        SpringApplication application = new SpringApplicationBuilder(FrontDoorConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(withRoutes)
                .build();
        return new FrontDoor((ServletWebServerApplicationContext) application.run(arguments(port)));
    }

    public int port() {
        var server = context.getWebServer();
        return server == null ? -1 : server.getPort();
    }

    @Override
    public void close() {
        context.close();
    }

    // Arguments, because they win over an environment that is meant for the services.
    private static String[] arguments(int port) {
        return List.of("--server.address=127.0.0.1",
                "--server.port=" + port,
                "--server.servlet.context-path=",
                "--server.shutdown=immediate",
                "--server.max-http-request-header-size=32KB",
                "--server.tomcat.max-swallow-size=-1",
                "--spring.config.location=optional:classpath:/front-door/",
                "--spring.jmx.enabled=false",
                "--spring.main.lazy-initialization=true",
                "--spring.main.log-startup-info=false",
                "--spring.servlet.multipart.enabled=false",
                "--spring.threads.virtual.enabled=true",
                "--spring.http.clients.connect-timeout=2s",
                "--spring.http.clients.read-timeout=30s",
                "--spring.http.clients.redirects=dont-follow",
                "--spring.web.resources.add-mappings=false",
                "--spring.cloud.gateway.server.webmvc.form-filter.enabled=false",
                "--spring.cloud.gateway.server.webmvc.trusted-proxies=127\\.0\\.0\\.1",
                "--logging.level.root=warn",
                "--logging.threshold.console=error")
                .toArray(String[]::new);
    }
}
