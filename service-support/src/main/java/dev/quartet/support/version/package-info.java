/** Optimistic versions over HTTP: entity tags and their preconditions (RFC 9110, 8.8.3 and 13.1.1). */
@NullMarked
package dev.quartet.support.version;

import org.jspecify.annotations.NullMarked;
