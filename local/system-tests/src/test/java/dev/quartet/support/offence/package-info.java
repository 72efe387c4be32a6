/** Knows a service, which the shared module must not. */
@NullMarked
package dev.quartet.support.offence;

import org.jspecify.annotations.NullMarked;
