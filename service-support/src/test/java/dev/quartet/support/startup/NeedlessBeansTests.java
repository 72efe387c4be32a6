package dev.quartet.support.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class NeedlessBeansTests {

    private final WebApplicationContextRunner boot = new WebApplicationContextRunner().withConfiguration(
            AutoConfigurations.of(JacksonAutoConfiguration.class, ValidationAutoConfiguration.class));

    @Test
    void bootStillSetsUpEachOfThem() {
        boot.run(context -> assertThat(((BeanDefinitionRegistry) context.getSourceApplicationContext())
                .getBeanDefinitionNames()).containsAll(NeedlessBeans.NAMES));
    }

    @Test
    void takesThemOutAndLeavesTheOthers() {
        boot.withConfiguration(AutoConfigurations.of(StartupAutoConfiguration.class)).run(context -> assertThat(context)
                .hasNotFailed().hasBean("jacksonJsonMapper").hasBean("defaultValidator").satisfies(
                        it -> assertThat(it.getBeanDefinitionNames())
                                .doesNotContainAnyElementsOf(NeedlessBeans.NAMES)));
    }
}
