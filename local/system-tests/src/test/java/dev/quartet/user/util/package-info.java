/** A grab-bag, which the rules of the house forbid. */
@NullMarked
package dev.quartet.user.util;

import org.jspecify.annotations.NullMarked;
