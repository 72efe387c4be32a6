/** What a person has to mend, told in one sentence. */
@NullMarked
package dev.quartet.deploy.problem;

import org.jspecify.annotations.NullMarked;
