/** Single tasks, beside what the services run by themselves. */
@NullMarked
package dev.quartet.deploy.runtask;

import org.jspecify.annotations.NullMarked;
