package dev.quartet.support.settings;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Looks at PORT, BASE_PATH, PAGE_WRITING and PAGE_HAMMER before anything is made of them. */
final class ServerSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int HIGHEST_PORT = 65_535;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        checkPort(context.getEnvironment());
        checkBasePath(context.getEnvironment());
        checkSwitch(context.getEnvironment(), "PAGE_WRITING",
                "give true for pages with forms, or false for pages to read only.");
        checkSwitch(context.getEnvironment(), "PAGE_HAMMER",
                "give true for an overview that may ask faster for a while, or false for one that may not.");
    }

    private static void checkPort(Environment environment) {
        String port = environment.getProperty("PORT", "3000");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new InvalidSettingException("PORT", port, "give a port number from 0 (any free port) to 65535.");
        }
    }

    private static void checkBasePath(Environment environment) {
        String basePath = environment.getProperty("BASE_PATH", "");
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw new InvalidSettingException("BASE_PATH", basePath,
                    "give a path that starts with a slash and does not end with one, such as /user, or leave it out.");
        }
    }

    private static void checkSwitch(Environment environment, String name, String advice) {
        String position = environment.getProperty(name, "true");
        if (!position.matches("true|false")) {
            throw new InvalidSettingException(name, position, advice);
        }
    }
}
