/** Shows what the services do while they run here: Prometheus, a trace viewer, and Grafana where there is one. */
@NullMarked
package dev.quartet.local.launcher.observe;

import org.jspecify.annotations.NullMarked;
