package dev.quartet.deploy;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.change.TestRepository;
import dev.quartet.deploy.live.FakeEcr;
import dev.quartet.deploy.live.FakeEcs;
import dev.quartet.deploy.live.FakeLoadBalancing;
import dev.quartet.deploy.live.FakeLogs;
import dev.quartet.deploy.up.FakeCloudFormation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Region (and any other one, which is the same) after {@code up staging}, without a release, and the program with a clone that has this project's own POMs,
 * stacks, environments and task definitions.
 */
public final class FakeAws {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> MADE = List.of("quartet-registry", "quartet-staging-network",
            "quartet-staging-data", "quartet-staging-roles", "quartet-staging-cluster-fargate",
            "quartet-staging-notifications");

    public final FakeEcs ecs = new FakeEcs();
    public final FakeEcr ecr = new FakeEcr();
    public final FakeLoadBalancing loadBalancing = new FakeLoadBalancing();
    public final FakeLogs logs = new FakeLogs();
    public final FakeCloudFormation cloudFormation = new FakeCloudFormation();
    public final Path root;

    private final TestRepository repository;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Copies the project into an empty folder. */
    public FakeAws(Path root) throws IOException {
        this.root = root;
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("deploy/stacks", "deploy/environments", "deploy/task-definitions")) {
            try (Stream<Path> some = Files.walk(PROJECT.resolve(folder))) {
                some.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        try (Stream<Path> some = Files.find(PROJECT, 3, (file, _) -> file.endsWith("pom.xml"))) {
            some.forEach(files::add);
        }
        for (Path file : files) {
            Path copy = root.resolve(PROJECT.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        repository = TestRepository.in(root);
        makeStacks();
    }

    private void makeStacks() {
        MADE.forEach(this::make);
        make("quartet-staging-load-balancer");
        cloudFormation.outputs("quartet-staging-load-balancer", Map.of("LoadBalancerDnsName", "127.0.0.1:28080"));
        for (String service : List.of("user-service", "news-service", "market-service", "blog-service")) {
            make("quartet-staging-%s-alarms".formatted(service));
            make("quartet-staging-%s-route".formatted(service));
            cloudFormation.outputs("quartet-staging-%s-route".formatted(service), FakeLoadBalancing.route());
        }
    }

    private void make(String stack) {
        cloudFormation.with(stack, StackStatus.CREATE_COMPLETE, Map.of(), Map.of());
    }

    /** Changes a file of the clone and commits; tells the commit. */
    public String commit(String file, String text) throws IOException {
        return repository.commit(file, text);
    }

    /** Runs the program; tells its exit code. */
    public int run(String... arguments) {
        var program = Deploy.commandLine(environment -> Account.of(environment, region -> Cloud.of(region, ecs, ecr,
                loadBalancing, logs, cloudFormation, new FakeSts())), FakeClone.NOBODY, FakeClone.AT_ONCE);
        return program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(Stream.concat(
                Stream.of("--root", root.toString()), Stream.of(arguments)).toArray(String[]::new));
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    /** Standard output, which has to be one document. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(out());
    }

    private static final class FakeSts implements StsClient {

        @Override
        public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
            return GetCallerIdentityResponse.builder().account("123456789012").build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    }
}
