package dev.quartet.deploy.rule;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The table or bucket that a task is told is one that a stack makes. */
final class OneStore implements Rule {

    @Override
    public String name() {
        return "one store";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        String variable = service.project().storeVariable(service.name());
        boolean isBucket = variable.equals("BUCKET_NAME");
        Set<String> made = (isBucket
                ? service.deployment().names("AWS::S3::Bucket", "BucketName")
                : service.deployment().names("AWS::DynamoDB::Table", "TableName")).collect(Collectors.toSet());
        service.variable(variable).ifPresentOrElse(store -> {
            if (!made.contains(store)) {
                complaints.accept("%s is '%s', which no stack makes; there is %s.".formatted(variable, store, made));
            }
        }, () -> complaints.accept("%s is not set.".formatted(variable)));
    }
}
