/** Samples, and what is told of them: the table, the chart, the targets. */
@NullMarked
package dev.quartet.bench.result;

import org.jspecify.annotations.NullMarked;
