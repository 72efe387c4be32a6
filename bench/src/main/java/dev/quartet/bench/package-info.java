/** The one command that repeats every number. */
@NullMarked
package dev.quartet.bench;

import org.jspecify.annotations.NullMarked;
