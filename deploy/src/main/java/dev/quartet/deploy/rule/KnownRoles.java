package dev.quartet.deploy.rule;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The roles of a task are made by a stack, are of this account, and belong to this service. */
final class KnownRoles implements Rule {

    @Override
    public String name() {
        return "roles that exist";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        String prefix = "quartet-%s-%s-".formatted(service.deployment().environment().name(), service.deployment()
                .region());
        check(service, "executionRoleArn", prefix + "execution", complaints);
        check(service, "taskRoleArn", prefix + service.name(), complaints);
    }

    private static void check(ServiceView service, String property, String wanted, Consumer<String> complaints) {
        String arn = service.definition().document().path(property).asString();
        String wantedArn = "arn:aws:iam::%s:role/%s".formatted(service.deployment().environment().account(), wanted);
        if (!arn.equals(wantedArn)) {
            complaints.accept("%s is '%s', not '%s'.".formatted(property, arn, wantedArn));
        }
        Set<String> made = service.deployment().names("AWS::IAM::Role", "RoleName").collect(Collectors.toSet());
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (!made.contains(name)) {
            complaints.accept("no stack makes the role '%s' of %s; there is %s.".formatted(name, property, made));
        }
    }
}
