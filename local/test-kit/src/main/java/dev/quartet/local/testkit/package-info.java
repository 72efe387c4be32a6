/** What the tests of every module share: stores to write to, a browser, and the rules of the house. */
@NullMarked
package dev.quartet.local.testkit;

import org.jspecify.annotations.NullMarked;
