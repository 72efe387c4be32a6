package dev.quartet.deploy.taskdefinition;

import java.util.Map;

/** Values for all placeholders. */
final class Values {

    static final Map<Placeholder, String> ALL = Map.of(
            Placeholder.ACCOUNT, "123456789012",
            Placeholder.REGION, "ap-northeast-1",
            Placeholder.ENVIRONMENT, "staging",
            Placeholder.REGISTRY, "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com",
            Placeholder.IMAGE_DIGEST, "sha256:" + "a".repeat(64),
            Placeholder.PUBLIC_URL, "https://quartet.example.com");

    private Values() {}
}
