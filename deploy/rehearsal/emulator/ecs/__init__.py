"""ECS: services and tasks whose containers really run, by Docker."""
