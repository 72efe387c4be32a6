/** The system as a person gets it: one command, one port, four services. */
@NullMarked
package dev.quartet.local.system;

import org.jspecify.annotations.NullMarked;
