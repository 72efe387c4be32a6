package dev.quartet.support.aws;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Observes every call of DynamoDB and S3 with all its attempts: a timer {@code store.calls} by store, operation and
 * outcome, and a span where there are traces.
 *
 * <p>The outcome is {@code success}; {@code refused}, an answer of the store to a condition or a key of ours; or
 * {@code failure}.
 */
final class StoreCalls implements ExecutionInterceptor {

    static final String NAME = "store.calls";

    private static final ExecutionAttribute<Observation> OBSERVATION = new ExecutionAttribute<>("quartet.store.call");

    private static final KeyValue SUCCESS = KeyValue.of("outcome", "success");
    private static final KeyValue REFUSED = KeyValue.of("outcome", "refused");
    private static final KeyValue FAILURE = KeyValue.of("outcome", "failure");

    /** Codes by which a store tells that it did not do what it was asked under a condition. */
    private static final Set<String> REFUSALS = Set.of("ConditionalCheckFailedException",
            "TransactionCanceledException", "NoSuchKey", "PreconditionFailed", "ConditionalRequestConflict");

    private final ObservationRegistry observations;

    StoreCalls(ObservationRegistry observations) {
        this.observations = observations;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        String store = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        attributes.putAttribute(OBSERVATION,
                Observation.createNotStarted(NAME, () -> new StoreCall(store), observations)
                        .contextualName(store + "." + operation)
                        .lowCardinalityKeyValue("store", store).lowCardinalityKeyValue("operation", operation)
                        // What X-Ray and others know such a span by ("Semantic conventions for AWS SDK").
                        .highCardinalityKeyValue("rpc.system", "aws-api").highCardinalityKeyValue("rpc.service", store)
                        .highCardinalityKeyValue("rpc.method", operation)
                        .start());
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
        end(attributes, SUCCESS);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
        Observation observation = attributes.getAttribute(OBSERVATION);
        if (observation != null) {
            observation.error(call.exception());
        }
        end(attributes, isRefusal(call.exception()) ? REFUSED : FAILURE);
    }

    private static void end(ExecutionAttributes attributes, KeyValue outcome) {
        Observation observation = attributes.getAttribute(OBSERVATION);
        if (observation != null) {
            observation.lowCardinalityKeyValue(outcome).stop();
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                && REFUSALS.contains(String.valueOf(answer.awsErrorDetails().errorCode()));
    }

    /** A call to another process, as tracing knows it; nothing is sent along. */
    private static final class StoreCall extends SenderContext<StoreCall> {

        @SuppressWarnings("this-escape") // Nobody writes into it.
        StoreCall(String store) {
            super((carrier, key, value) -> {}, Kind.CLIENT);
            setCarrier(this);
            setRemoteServiceName(store);
        }
    }
}
