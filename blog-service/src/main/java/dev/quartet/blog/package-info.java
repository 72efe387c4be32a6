/** The blog service: posts in Markdown, each by a person of user-service. */
@NullMarked
package dev.quartet.blog;

import org.jspecify.annotations.NullMarked;
