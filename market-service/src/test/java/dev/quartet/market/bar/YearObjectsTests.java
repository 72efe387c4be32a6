package dev.quartet.market.bar;

import static dev.quartet.market.bar.BarSamples.days;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.quartet.market.bucket.Bucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Answers of S3 that its stand-in never gives. */
class YearObjectsTests {

    private static final Symbol AAPL = new Symbol("AAPL");

    private final S3Client s3 = mock();
    private final YearObjects years = new YearObjects(s3, new Bucket("a-bucket"));

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 412})
    void takesWhatS3SaysToALostRaceForAChange(int status) {
        given(s3.putObject(any(PutObjectRequest.class), any(RequestBody.class))).willThrow(failure(status));

        assertThatExceptionOfType(YearChangedException.class)
                .isThrownBy(() -> years.write(AAPL, 2026, days("2026-01-01", 1), "\"etag\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500, 503})
    void takesNoOtherFailureForAChange(int status) {
        var failure = failure(status);
        given(s3.putObject(any(PutObjectRequest.class), any(RequestBody.class))).willThrow(failure);

        assertThatThrownBy(() -> years.write(AAPL, 2026, days("2026-01-01", 1), null)).isSameAs(failure);
    }

    @Test
    void takesAMissingBucketForNoChange() {
        var failure = NoSuchBucketException.builder().statusCode(404).build();
        given(s3.putObject(any(PutObjectRequest.class), any(RequestBody.class))).willThrow(failure);

        assertThatThrownBy(() -> years.write(AAPL, 2026, days("2026-01-01", 1), null)).isSameAs(failure);
    }

    private static S3Exception failure(int status) {
        return (S3Exception) S3Exception.builder().statusCode(status).build();
    }
}
