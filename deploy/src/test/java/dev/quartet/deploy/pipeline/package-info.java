/** GitHub's workflows hold together with what they call, and are safe as far as linters know. */
@NullMarked
package dev.quartet.deploy.pipeline;

import org.jspecify.annotations.NullMarked;
