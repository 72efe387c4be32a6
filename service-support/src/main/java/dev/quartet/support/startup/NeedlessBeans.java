package dev.quartet.support.startup;

import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Takes out beans that Spring Boot sets up beside others, that no service uses and that cost each start: every one of
 * them looks at all beans, or at all annotations of all beans.
 */
final class NeedlessBeans implements BeanDefinitionRegistryPostProcessor {

    static final List<String> NAMES = List.of(
            // Finds @JacksonComponent.
            "jsonComponentModule",
            // Finds @Validated on services; Spring MVC validates what controllers take by itself.
            "methodValidationPostProcessor",
            // Find @EventListener; ours are ApplicationListener.
            "org.springframework.context.event.internalEventListenerProcessor",
            "org.springframework.context.event.internalEventListenerFactory");

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        NAMES.stream().filter(registry::containsBeanDefinition).forEach(registry::removeBeanDefinition);
    }
}
