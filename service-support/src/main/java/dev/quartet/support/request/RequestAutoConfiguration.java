package dev.quartet.support.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** What happens to every request before and after it is served. */
@AutoConfiguration
public final class RequestAutoConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestValves() {
        return factory -> factory.addEngineValves(new RequestIdValve(), new AccessLogValve());
    }
}
