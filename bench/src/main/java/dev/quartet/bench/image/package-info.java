/** The images that are compared: ours, the plain one, and their peers. */
@NullMarked
package dev.quartet.bench.image;

import org.jspecify.annotations.NullMarked;
