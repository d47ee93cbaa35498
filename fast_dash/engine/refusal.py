"""Why a command is not carried out."""

from __future__ import annotations

from ..languages import Language
from ..protocol.frames import ErrorCode, Refusal


class RefusedError(Exception):
    """The command changed nothing. The message is for the user."""

    def __init__(self, code: ErrorCode, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.refusal: Refusal = {"code": code, "message": message}
        if field is not None:
            self.refusal["field"] = field

    def refusal_in(self, language: Language) -> Refusal:
        """What the page is told, in the language of its chat."""
        return {**self.refusal, "message": language(self.refusal["message"])}
