package dev.quartet.news.article;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Fails every scan in this module's tests. The SDK finds it by {@code execution.interceptors} beside its own classes'
 * path ("Use execution interceptors").
 */
public final class ScanRefusal implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ScanRequest) {
            throw new IllegalStateException("News is read from an index, never by a scan");
        }
    }
}
