/** Plays the life of an environment, from nothing to running and back, with the deploy tool and an emulator of AWS. */
@NullMarked
package dev.quartet.rehearsal;

import org.jspecify.annotations.NullMarked;
