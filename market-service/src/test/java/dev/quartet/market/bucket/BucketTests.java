package dev.quartet.market.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.support.settings.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTests {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "quartet-local-bars", "a.b-c.9"})
    void acceptsNamesThatS3Accepts(String name) {
        assertThat(new Bucket(name).name()).isEqualTo(name);
    }

    @Test
    void saysHowToGetABucket() {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new Bucket(" ")).withMessage(
                "BUCKET_NAME is not set: name the service's S3 bucket; to start everything on this machine, stores included, run mvn -Plocal.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Quartet", "-abc", "abc-", "a_b_c"})
    void refusesOtherNames(String name) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> new Bucket(name))
                .withMessageStartingWith("BUCKET_NAME is '%s': a bucket's name has".formatted(name));
    }
}
