/** What is measured, and how. */
@NullMarked
package dev.quartet.bench.measure;

import org.jspecify.annotations.NullMarked;
