/** Tells which instance of which service answers, and where it runs: {@code GET /json}. */
@NullMarked
package dev.quartet.support.identity;

import org.jspecify.annotations.NullMarked;
