/** Half of a circle of packages, which the rules of the house forbid. */
@NullMarked
package dev.quartet.user.circle;

import org.jspecify.annotations.NullMarked;
