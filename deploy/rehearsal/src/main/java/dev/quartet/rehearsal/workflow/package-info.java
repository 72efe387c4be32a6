/** Runs GitHub's workflows on this machine, as far as this project uses their language, and refuses the rest of it. */
@NullMarked
package dev.quartet.rehearsal.workflow;

import org.jspecify.annotations.NullMarked;
