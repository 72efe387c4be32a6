package dev.quartet.deploy.rule;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Module, image, repository, container, family, log group and service have one name. */
final class OneName implements Rule {

    @Override
    public String name() {
        return "one name everywhere";
    }

    @Override
    public void check(ServiceView service, Consumer<String> complaints) {
        String name = service.name();
        String environment = service.deployment().environment().name();
        agree("family", service.definition().family(), "quartet-%s-%s".formatted(environment, name), complaints);
        if (service.container().isMissingNode()) {
            complaints.accept("%s has no container of the name %s.".formatted(service.definition().source(), name));
        }
        agree("service of its stack", service.ecsService().path("ServiceName").asString(), name, complaints);
        service.ecsService().path("LoadBalancers").forEach(balancer -> agree("container behind the load balancer",
                balancer.path("ContainerName").asString(), name, complaints));
        checkImage(service, complaints);
        checkLog(service, complaints);
    }

    private static void checkImage(ServiceView service, Consumer<String> complaints) {
        String repository = service.container().path("image").asString().replaceFirst("^[^/]+/", "")
                .replaceFirst("@.*$", "");
        agree("image", repository, "quartet/" + service.project().image(service.name()), complaints);
        known("repository", repository, service.deployment().names("AWS::ECR::Repository", "RepositoryName").collect(
                Collectors.toSet()), complaints);
    }

    private static void checkLog(ServiceView service, Consumer<String> complaints) {
        Set<String> groups = service.resources("AWS::Logs::LogGroup")
                .map(group -> group.path("LogGroupName").asString())
                .collect(Collectors.toSet());
        service.definition().containers().forEach(container -> known("log group", container.path("logConfiguration")
                .path("options").path("awslogs-group").asString(), groups, complaints));
    }

    private static void agree(String what, String found, String wanted, Consumer<String> complaints) {
        if (!found.equals(wanted)) {
            complaints.accept("the %s is '%s', not '%s'.".formatted(what, found, wanted));
        }
    }

    private static void known(String what, String found, Set<String> made, Consumer<String> complaints) {
        if (!made.contains(found)) {
            complaints.accept("no stack makes the %s '%s'; there is %s.".formatted(what, found, made));
        }
    }
}
