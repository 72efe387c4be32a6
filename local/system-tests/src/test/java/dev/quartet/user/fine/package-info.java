/** Keeps every rule of the house. */
@NullMarked
package dev.quartet.user.fine;

import org.jspecify.annotations.NullMarked;
