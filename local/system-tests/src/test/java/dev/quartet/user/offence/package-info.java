/** Breaks one rule of the house per class, so that each rule is seen to fail. */
@NullMarked
package dev.quartet.user.offence;

import org.jspecify.annotations.NullMarked;
