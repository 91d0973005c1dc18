"""The errors a user can meet, each with a stable code and, where one exists, a way out.

Raise them where the trouble is found, with the place (file, address, record) in the words. Faces turn
them into an exit status or an HTTP status by `EXIT_STATUS`; nothing else decides that.
"""

from __future__ import annotations


class HeadwaterError(Exception):
    """Something that the user asked for cannot be done; the message says what and what was found.

    Args:
        message: ``Cannot <do what> <to which thing>: <what was found>.``
        hint: Something to type or to change; empty when there is no way out.
    """

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputRefused(HeadwaterError):
    """One input cannot be read; the rest of the batch goes on without it."""

    code = "input-refused"


class UnknownReference(HeadwaterError):
    """A reference, family or story that the store does not hold."""

    code = "unknown-reference"


class StoreUnusable(HeadwaterError):
    """The store cannot be opened, written or brought up to date."""

    code = "store-unusable"


class UsageError(HeadwaterError):
    """The words of the command do not make a call."""

    code = "usage"


class ExtraMissing(HeadwaterError):
    """A power that lives in an optional extra is asked for and not installed."""

    code = "extra-missing"


EXIT_STATUS: dict[str, int] = {
    InputRefused.code: 1,
    UnknownReference.code: 1,
    StoreUnusable.code: 1,
    ExtraMissing.code: 1,
    HeadwaterError.code: 1,
    UsageError.code: 2,
}
