/** The machine that measures: its programs, its ports, what it is. */
@NullMarked
package dev.quartet.bench.machine;

import org.jspecify.annotations.NullMarked;
