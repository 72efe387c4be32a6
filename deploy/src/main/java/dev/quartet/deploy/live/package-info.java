/** What runs in a Region now, as ECS and the load balancer tell it. */
@NullMarked
package dev.quartet.deploy.live;

import org.jspecify.annotations.NullMarked;
