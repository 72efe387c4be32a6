/** Requests in number, and what they took. */
@NullMarked
package dev.quartet.bench.load;

import org.jspecify.annotations.NullMarked;
