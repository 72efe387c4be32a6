package dev.quartet.support.page;

import dev.quartet.support.identity.Identities;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The layout of a service's page, and the overview. */
@AutoConfiguration
public final class PageAutoConfiguration {

    @Bean
    Layout layout(Identities identities, @Value("${server.servlet.context-path:}") String basePath) {
        return new Layout(TemplateEngine.createPrecompiled(ContentType.Html), identities, basePath);
    }

    @Bean
    OverviewController overviewController(Layout layout) {
        return new OverviewController(layout);
    }
}
