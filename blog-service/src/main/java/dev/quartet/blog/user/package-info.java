/** What the blog asks user-service: whether an author is a person, and what they are called. */
@NullMarked
package dev.quartet.blog.user;

import org.jspecify.annotations.NullMarked;
