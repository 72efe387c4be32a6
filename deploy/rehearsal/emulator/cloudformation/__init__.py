"""CloudFormation: stacks by change set, followed by their events, rolled back where they fail, and really deleted."""
