"""What checks make of a target's health."""

from dataclasses import dataclass


@dataclass
class Health:
    """A target's state. A new one is let in by its first good answer; from then on the thresholds count."""

    state: str = "initial"
    reason: str | None = "Elb.RegistrationInProgress"
    description: str | None = "Target registration is in progress"
    good: int = 0
    bad: int = 0

    def passed(self, threshold: int) -> None:
        """A check went well."""
        self.good, self.bad = self.good + 1, 0
        if self.state == "initial" or self.good >= threshold:
            self.state, self.reason, self.description = "healthy", None, None

    def failed(self, threshold: int, reason: str, description: str) -> None:
        """A check went badly."""
        self.good, self.bad = 0, self.bad + 1
        if self.state == "initial" and self.bad < threshold:
            self.reason, self.description = "Elb.InitialHealthChecking", "Initial health checks in progress"
        elif self.bad >= threshold:
            self.state, self.reason, self.description = "unhealthy", reason, description

    def told(self) -> dict[str, str | None]:
        """As the control plane hears it."""
        return {"state": self.state, "reason": self.reason, "description": self.description}


def matches(status: int, codes: str) -> bool:
    """Whether a status is among those of a matcher, such as 200,202 or 200-299."""
    for part in codes.split(","):
        low, _, high = part.strip().partition("-")
        if int(low) <= status <= int(high or low):
            return True
    return False
