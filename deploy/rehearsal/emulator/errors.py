"""How a call fails, in AWS's words."""


class AwsError(Exception):
    """Ends a call with AWS's own code and message."""

    def __init__(self, code: str, message: str, status: int = 400):
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
