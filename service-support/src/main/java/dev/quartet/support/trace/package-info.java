/** Traces by OpenTelemetry, for a service that is told where to send them; for any other, nothing at all. */
@NullMarked
package dev.quartet.support.trace;

import org.jspecify.annotations.NullMarked;
