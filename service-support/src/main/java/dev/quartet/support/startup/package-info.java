/** Keeps start-up short, and tells whether it was. */
@NullMarked
package dev.quartet.support.startup;

import org.jspecify.annotations.NullMarked;
