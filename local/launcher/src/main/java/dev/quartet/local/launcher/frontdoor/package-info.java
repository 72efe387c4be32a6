/** The address for everything: one port that shares requests out by the load balancer's path rules. */
@NullMarked
package dev.quartet.local.launcher.frontdoor;

import org.jspecify.annotations.NullMarked;
