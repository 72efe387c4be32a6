/** Containers and their counters. */
@NullMarked
package dev.quartet.bench.docker;

import org.jspecify.annotations.NullMarked;
