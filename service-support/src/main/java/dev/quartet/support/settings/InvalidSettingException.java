package dev.quartet.support.settings;

import org.jspecify.annotations.Nullable;

/** A setting that start-up cannot accept; its message is one sentence that says how to mend it. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Names the setting, what it holds, and what would be right.
     *
     * @param setting the environment variable's name
     * @param value what it holds, or null where it is unset
     * @param remedy what would be right, as the rest of a sentence
     */
    public InvalidSettingException(String setting, @Nullable String value, String remedy) {
        super(value == null || value.isBlank()
                ? "%s is not set: %s".formatted(setting, remedy)
                : "%s is '%s': %s".formatted(setting, value, remedy));
    }
}
