/** What an environment costs, worked out from its templates and a dated table of prices, before anything is made. */
@NullMarked
package dev.quartet.deploy.cost;

import org.jspecify.annotations.NullMarked;
