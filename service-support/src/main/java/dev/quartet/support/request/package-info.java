/** Gives every request an id that follows it through logs, answers and calls, and writes one line about each. */
@NullMarked
package dev.quartet.support.request;

import org.jspecify.annotations.NullMarked;
