/** The user service: people, registered once each by their email. */
@NullMarked
package dev.quartet.user;

import org.jspecify.annotations.NullMarked;
