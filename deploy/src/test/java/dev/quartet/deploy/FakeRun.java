package dev.quartet.deploy;

import dev.quartet.deploy.account.Account;
import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.command.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program, run in this process in a fake clone and on fake clients. */
public final class FakeRun {

    private final FakeClone clone;
    private final Map<String, Cloud> clouds;
    private final List<String> answers = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String account = "123456789012";

    /** One with the clients of each Region. */
    public FakeRun(FakeClone clone, Map<String, List<? extends SdkClient>> clients) {
        this.clone = clone;
        this.clouds = new java.util.HashMap<>();
        clients.forEach((region, own) -> clouds.put(region, Cloud.of(region, Stream.concat(own.stream(), Stream.of(
                new FakeSts())).toArray(SdkClient[]::new))));
    }

    private final class FakeSts implements StsClient {

        @Override
        public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
            return GetCallerIdentityResponse.builder().account(account).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    /** Whose credentials these are. */
    public FakeRun as(String callersAccount) {
        account = callersAccount;
        return this;
    }

    /** What a person types when asked; without, nobody is there. */
    public FakeRun answering(String... typed) {
        answers.addAll(List.of(typed));
        return this;
    }

    /** Runs, and returns the exit code. */
    public int run(String... arguments) {
        CommandLine program = Deploy.commandLine(environment -> Account.of(environment, region -> {
            Cloud cloud = clouds.get(region);
            if (cloud == null) {
                throw new AssertionError("Nothing was arranged in " + region);
            }
            return cloud;
        }), answers.isEmpty() ? FakeClone.NOBODY : new Person(), FakeClone.AT_ONCE);
        return program.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(Stream.concat(
                Stream.of("--root", clone.root().toString()), Stream.of(arguments)).toArray(String[]::new));
    }

    private final class Person implements Terminal {

        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public @Nullable String readLine() {
            return answers.isEmpty() ? null : answers.removeFirst();
        }
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    /** Standard output, which has to be one document. */
    public JsonNode json() {
        return new JsonMapper().readTree(out());
    }
}
