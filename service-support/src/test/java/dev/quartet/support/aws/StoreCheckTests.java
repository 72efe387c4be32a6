package dev.quartet.support.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.quartet.support.settings.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class StoreCheckTests {

    @Test
    void isSilentWhereTheStoreAnswers() {
        assertThatNoException().isThrownBy(() -> check(() -> {}));
    }

    @Test
    void saysThatTheTableIsMissingAndHowToMakeIt() {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check(() -> {
            throw refusal("ResourceNotFoundException", "Requested resource not found (Service: DynamoDb)");
        })).withMessageStartingWith("TABLE_NAME is 'people': there is no such DynamoDB table")
                .withMessageContaining("mvn -Plocal");
    }

    @Test
    void saysThatTheServiceMayNot() {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check(() -> {
            throw refusal("AccessDeniedException", "User is not authorized (Service: DynamoDb, Status Code: 400)");
        })).withMessageContaining("refuses this service (User is not authorized); check the task role");
    }

    @Test
    void saysThatTheStoreCannotBeAsked() {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> check(() -> {
            throw SdkClientException
                    .create("Unable to execute HTTP request: Connection refused (SDK Attempt Count: 9)");
        })).withMessageContaining(
                "cannot be asked (Unable to execute HTTP request: Connection refused); check the network");
    }

    private static AwsServiceException refusal(String code, String message) {
        return AwsServiceException.builder().message(message)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build()).build();
    }

    private static void check(Runnable call) {
        new StoreCheck("DynamoDB table", "TABLE_NAME", "people", call).run(new DefaultApplicationArguments());
    }
}
