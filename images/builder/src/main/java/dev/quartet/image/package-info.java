/** Makes what a service's image holds beside its jars: beans worked out ahead of time, a Java runtime and an AOT cache. */
@NullMarked
package dev.quartet.image;

import org.jspecify.annotations.NullMarked;
