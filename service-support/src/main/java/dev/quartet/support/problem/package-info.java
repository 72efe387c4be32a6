/** Errors as application/problem+json (RFC 9457), all from one advice. */
@NullMarked
package dev.quartet.support.problem;

import org.jspecify.annotations.NullMarked;
