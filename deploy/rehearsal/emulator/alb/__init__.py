"""The load balancer: rules, health checks, and a proxy in a process of its own."""
