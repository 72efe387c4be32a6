package dev.quartet.support.page;

import dev.quartet.support.identity.Identities;
import dev.quartet.support.page.Overview.Hammer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The layout of a service's page, and the overview. */
@AutoConfiguration
public final class PageAutoConfiguration {

    @Bean
    Layout layout(Identities identities, @Value("${server.servlet.context-path:}") String basePath,
            @Value("${quartet.page.writing:true}") boolean writing) {
        return new Layout(TemplateEngine.createPrecompiled(ContentType.Html), identities, basePath, writing);
    }

    @Bean
    OverviewController overviewController(Layout layout, @Value("${spring.application.name:}") String service,
            @Value("${quartet.page.hammer:true}") boolean hammer) {
        return new OverviewController(layout, Overview.of(service, layout.basePath(), hammer ? Hammer.GENTLE : null));
    }
}
