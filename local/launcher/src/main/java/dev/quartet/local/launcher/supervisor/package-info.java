/** Keeps the services' processes alive and tells which of them can answer. */
@NullMarked
package dev.quartet.local.launcher.supervisor;

import org.jspecify.annotations.NullMarked;
