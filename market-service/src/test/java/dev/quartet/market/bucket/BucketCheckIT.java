package dev.quartet.market.bucket;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.support.settings.InvalidSettingException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import software.amazon.awssdk.services.s3.S3Client;

@WithStandIns
class BucketCheckIT {

    @Test
    void isContentWithAnEmptyBucket() {
        assertThatCode(() -> check(TestStores.s3(), TestStores.bucket())).doesNotThrowAnyException();
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> check(TestStores.s3(), "there-is-no-such-bucket"))
                .withMessage("BUCKET_NAME is 'there-is-no-such-bucket': there is no such S3 bucket; create it with the "
                        + "data stack, or to start everything on this machine, stores included, run mvn -Plocal.");
    }

    @Test
    void saysThatTheStoreCannotBeAsked() {
        try (var nowhere = S3Client.builder().endpointOverride(URI.create("http://127.0.0.1:1")).build()) {
            assertThatExceptionOfType(InvalidSettingException.class)
                    .isThrownBy(() -> check(nowhere, "some-bucket"))
                    .withMessageStartingWith("BUCKET_NAME is 'some-bucket': the S3 bucket cannot be asked (")
                    .withMessageContaining("AWS_ENDPOINT_URL").withMessageEndingWith("run mvn -Plocal.");
        }
    }

    private static void check(S3Client s3, String bucket) {
        new BucketConfiguration().bucketCheck(s3, new Bucket(bucket)).run(new DefaultApplicationArguments());
    }
}
