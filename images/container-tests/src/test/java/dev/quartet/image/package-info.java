/** Tests of the image builder that need the four services built. */
@NullMarked
package dev.quartet.image;

import org.jspecify.annotations.NullMarked;
