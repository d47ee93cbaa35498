"""Why a command is not carried out."""

from __future__ import annotations

from ..protocol.frames import ErrorCode, Refusal


class RefusedError(Exception):
    """The command changed nothing. The message is for the user."""

    def __init__(self, code: ErrorCode, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.refusal: Refusal = {"code": code, "message": message}
        if field is not None:
            self.refusal["field"] = field
