/** People: register, read, list, change, remove; an email belongs to one person. */
@NullMarked
package dev.quartet.user.person;

import org.jspecify.annotations.NullMarked;
