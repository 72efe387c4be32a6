/** The four images, run as Amazon ECS would run them. */
@NullMarked
package dev.quartet.images;

import org.jspecify.annotations.NullMarked;
