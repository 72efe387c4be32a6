/** Posts: write, read, list by time and by author, change, remove. */
@NullMarked
package dev.quartet.blog.post;

import org.jspecify.annotations.NullMarked;
