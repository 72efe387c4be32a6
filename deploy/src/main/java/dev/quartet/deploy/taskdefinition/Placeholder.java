package dev.quartet.deploy.taskdefinition;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file leaves open, written <code>${NAME}</code>. There is nothing else. */
public enum Placeholder {

    /** Twelve digits. */
    ACCOUNT("\\d{12}"),
    /** Such as {@code ap-northeast-1}. */
    REGION("[a-z]{2}(-[a-z]+)+-\\d"),
    /** Such as {@code staging}. */
    ENVIRONMENT("[a-z][a-z0-9]{1,14}"),
    /** The host of the registry, with its port if need be. */
    REGISTRY("[a-z0-9.-]+(:\\d+)?"),
    /** Which image exactly. */
    IMAGE_DIGEST("sha256:[0-9a-f]{64}"),
    /** The load balancer's or domain's address, for callers of tasks that have no address of their own. */
    PUBLIC_URL("https?://[A-Za-z0-9.:-]+");

    private final Pattern form;

    Placeholder(String form) {
        this.form = Pattern.compile(form);
    }

    boolean accepts(String value) {
        return form.matcher(value).matches();
    }

    static Optional<Placeholder> named(String name) {
        return Arrays.stream(values()).filter(placeholder -> placeholder.name().equals(name)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
