/** The other half of a circle of packages. */
@NullMarked
package dev.quartet.user.circle.other;

import org.jspecify.annotations.NullMarked;
