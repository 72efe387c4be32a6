/** What the launcher tells the person who started it. */
@NullMarked
package dev.quartet.local.launcher.console;

import org.jspecify.annotations.NullMarked;
