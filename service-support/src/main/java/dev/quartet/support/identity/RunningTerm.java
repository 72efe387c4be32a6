package dev.quartet.support.identity;

import java.util.List;

/**
 * A word for how an instance runs, and what it means.
 *
 * @param key as it stands in {@link Identity.Runtime}, such as {@code FARGATE} or {@code awsvpc}
 * @param name as people write it, such as {@code Fargate}
 * @param meaning a sentence
 */
public record RunningTerm(String key, String name, String meaning) {

    /** Every platform, launch type and network mode that can be explained. */
    public static List<RunningTerm> all() {
        return List.of(platform(Platform.PROCESS), platform(Platform.CONTAINER),
                of("FARGATE", LaunchTypeExplanation.FARGATE), of("EC2", LaunchTypeExplanation.EC2),
                of("EXTERNAL", LaunchTypeExplanation.EXTERNAL), networkMode(TaskMetadata.AWSVPC),
                networkMode(TaskMetadata.BRIDGE), networkMode(TaskMetadata.HOST), platform(Platform.ECS));
    }

    private static RunningTerm platform(Platform platform) {
        return of(platform.label(), Identity.Runtime.explanation(platform, null));
    }

    private static RunningTerm networkMode(String mode) {
        return of(mode, NetworkModeExplanation.of(mode));
    }

    private static RunningTerm of(String key, String explanation) {
        int colon = explanation.indexOf(": ");
        return new RunningTerm(key, explanation.substring(0, colon), explanation.substring(colon + 2));
    }
}
