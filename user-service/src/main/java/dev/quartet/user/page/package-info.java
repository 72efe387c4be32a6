/** The service's page: a table of people. */
@NullMarked
package dev.quartet.user.page;

import org.jspecify.annotations.NullMarked;
