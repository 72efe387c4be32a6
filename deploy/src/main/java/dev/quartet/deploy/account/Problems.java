package dev.quartet.deploy.account;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What AWS's refusals mean, and what to do about each, in one sentence. */
public final class Problems {

    // "Common Errors" of AWS's API references; and what the SDK's own providers say of a login that is over.
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired",
            "RequestExpired");
    private static final Set<String> UNKNOWN = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure",
            "IncompleteSignature");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
            "NotAuthorized", "AuthorizationError");
    private static final String EXPIRED_LOGIN = "Your login has expired: log in again (such as aws sso login), and run "
            + "this again; it continues.";
    private static final Pattern ACTION = Pattern.compile("perform: ([A-Za-z0-9-]+:[A-Za-z0-9]+)");

    // What the SDK says of a profile that somebody has named; everybody has the default one.
    private static final Pattern PROFILE = Pattern.compile("contained no \\w+ for profile '((?!default')[^']+)'");

    private Problems() {}

    /** The sentence for a failed call; empty if there is none, and so a person has to read the failure itself. */
    public static Optional<String> explain(Throwable failure) {
        return causes(failure).map(Problems::sentence).filter(Optional::isPresent).map(Optional::get).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause != null, cause -> cause == null
                ? null
                : cause.getCause()).limit(20).map(Throwable.class::cast);
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case AwsServiceException refused -> Optional.of(refused(refused));
            case SdkClientException failed -> client(failed);
            case java.net.UnknownHostException unknown ->
                Optional.of("%s cannot be found: is this machine online, and is the Region or AWS_ENDPOINT_URL right?"
                        .formatted(unknown.getMessage()));
            case java.net.ConnectException _ ->
                Optional.of(
                        "Nobody answers at %s: is this machine online, and is AWS_ENDPOINT_URL right?".formatted(System
                                .getenv().getOrDefault("AWS_ENDPOINT_URL", "AWS's address")));
            default -> Optional.empty();
        };
    }

    private static String refused(AwsServiceException refused) {
        String code = refused.awsErrorDetails() == null ? "" : orEmpty(refused.awsErrorDetails().errorCode());
        String message = refused.awsErrorDetails() == null
                ? orEmpty(refused.getMessage())
                : orEmpty(refused.awsErrorDetails().errorMessage());
        if (EXPIRED.contains(code)) {
            return EXPIRED_LOGIN;
        }
        if (UNKNOWN.contains(code)) {
            return "AWS does not know these credentials: log in again, or correct AWS_PROFILE or AWS_ACCESS_KEY_ID.";
        }
        if (DENIED.contains(code)) {
            return denied(message);
        }
        if (refused.isThrottlingException()) {
            return "AWS was asked too often, and went on refusing: wait a minute and run this again; it continues.";
        }
        return "AWS refused: %s (%s).".formatted(message.replaceFirst("\\.$", ""), code);
    }

    private static String denied(String message) {
        Matcher action = ACTION.matcher(message);
        return "Your credentials may not do this%s: have it allowed, or take others; AWS says: %s".formatted(
                action.find() ? " (" + action.group(1) + ")" : "", message);
    }

    private static Optional<String> client(SdkClientException failed) {
        String message = orEmpty(failed.getMessage());
        // A login that is over is one of the reasons why none of the SDK's providers has credentials.
        if (message.contains("expired")) {
            return Optional.of(EXPIRED_LOGIN);
        }
        Matcher profile = PROFILE.matcher(message);
        if (profile.find()) {
            return Optional
                    .of("The profile %s has no credentials: correct AWS_PROFILE, or log in (such as aws sso login)."
                            .formatted(profile.group(1)));
        }
        if (message.contains("Unable to load credentials")) {
            return Optional.of(
                    "There are no AWS credentials: log in (such as aws sso login), set AWS_PROFILE to a profile that has "
                            + "some, or both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
        return Optional.empty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
