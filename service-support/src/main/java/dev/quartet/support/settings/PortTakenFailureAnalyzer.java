package dev.quartet.support.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Ahead of Boot's own, which does not know the setting that the port comes from. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PortTakenFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        String sentence = ("PORT is '%d': another program on this host listens there already; stop that one, give"
                + " another port, or, in host network mode, run one task of a service on a host.")
                .formatted(cause.getPort());
        return new FailureAnalysis(sentence, null, rootFailure);
    }
}
