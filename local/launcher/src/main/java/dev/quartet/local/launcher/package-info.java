/** The one command that runs the four services and their stand-ins on this machine. */
@NullMarked
package dev.quartet.local.launcher;

import org.jspecify.annotations.NullMarked;
