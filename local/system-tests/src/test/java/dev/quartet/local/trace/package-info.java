/** Services as processes, and a collector that they send their spans to. */
@NullMarked
package dev.quartet.local.trace;

import org.jspecify.annotations.NullMarked;
