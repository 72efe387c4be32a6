/** Lets a service serve the requests of its training script, so that the JVM learns which classes it needs. */
@NullMarked
package dev.quartet.image.training;

import org.jspecify.annotations.NullMarked;
