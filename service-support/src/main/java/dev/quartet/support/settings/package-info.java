/** Settings that stop start-up with one sentence when they are wrong. */
@NullMarked
package dev.quartet.support.settings;

import org.jspecify.annotations.NullMarked;
