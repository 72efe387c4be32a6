/** Fills the services on the first start, through the interface that everybody uses. */
@NullMarked
package dev.quartet.local.launcher.sample;

import org.jspecify.annotations.NullMarked;
