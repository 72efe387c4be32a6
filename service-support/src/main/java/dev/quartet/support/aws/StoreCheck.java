package dev.quartet.support.aws;

import dev.quartet.support.settings.InvalidSettingException;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks the store once before the service says that it is ready, and ends start-up with one sentence if it cannot be used. */
public final class StoreCheck implements ApplicationRunner {

    /** The rest of a sentence: how to get a store without an AWS account. */
    public static final String ON_A_LAPTOP = "to start everything on this machine, stores included, run mvn -Plocal.";

    private static final Set<String> MISSING = Set.of("ResourceNotFoundException", "NoSuchBucket");

    private final String what;

    private final String setting;

    private final String name;

    private final Runnable call;

    /**
     * A check of one store.
     *
     * @param what the store for the reader, such as "DynamoDB table"
     * @param setting the environment variable that names it
     * @param name its name
     * @param call a cheap call that fails when the store cannot be used
     */
    public StoreCheck(String what, String setting, String name, Runnable call) {
        this.what = what;
        this.setting = setting;
        this.name = name;
        this.call = call;
    }

    @Override
    public void run(ApplicationArguments args) {
        try {
            call.run();
        } catch (AwsServiceException e) {
            throw refusal(e, remedy(e));
        } catch (SdkClientException e) {
            throw refusal(e, "the %s cannot be asked (%s); check the network, the credentials and AWS_ENDPOINT_URL, or "
                    .formatted(what, firstSentence(e)) + ON_A_LAPTOP);
        }
    }

    private String remedy(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
        return MISSING.contains(code)
                ? "there is no such %s; create it with the data stack, or ".formatted(what) + ON_A_LAPTOP
                : "the %s refuses this service (%s); check the task role, or ".formatted(what, firstSentence(e))
                        + ON_A_LAPTOP;
    }

    private InvalidSettingException refusal(SdkException cause, String remedy) {
        InvalidSettingException refusal = new InvalidSettingException(setting, name, remedy);
        refusal.initCause(cause);
        return refusal;
    }

    private static String firstSentence(SdkException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").split("\\. |: \\[| from any| \\(S", 2)[0]
                .strip();
    }
}
