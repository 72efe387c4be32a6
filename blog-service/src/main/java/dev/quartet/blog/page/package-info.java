/** The service's pages: the list of posts, and one post. */
@NullMarked
package dev.quartet.blog.page;

import org.jspecify.annotations.NullMarked;
