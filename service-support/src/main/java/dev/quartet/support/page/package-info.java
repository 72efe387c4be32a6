/** The page that people see: one layout for the four services, and the overview of all of them. */
@NullMarked
package dev.quartet.support.page;

import org.jspecify.annotations.NullMarked;
