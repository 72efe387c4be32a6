/** JSON and YAML files as trees, with a sentence for each way in which a file can be wrong. */
@NullMarked
package dev.quartet.deploy.document;

import org.jspecify.annotations.NullMarked;
