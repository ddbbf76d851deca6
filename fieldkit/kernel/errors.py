"""Operations that cannot be done, and that the user can do something about.

The other two kinds of wrong are a :class:`~fieldkit.kernel.problems.Problem`
(the user's data) and any other exception (a bug).
"""

from __future__ import annotations

from enum import Enum

from fieldkit.kernel.reasons import said
from fieldkit.kernel.texts import Language, Text


class ErrorCode(Enum):
    """Base of each room's error codes; the value is the sentence.

    A sentence says what happened, whether data is safe, and what to do next.
    """

    @property
    def text(self) -> Text:
        """The sentence with its open values."""
        value = self.value
        assert isinstance(value, Text)
        return value


class FieldkitError(Exception):
    """An operation was refused; nothing was changed.

    Attributes:
        code: what happened, one of a room's codes.
        values: what the sentence needs (paths, names, counts).
    """

    exit_status = 1

    def __init__(self, code: ErrorCode, **values: object) -> None:
        super().__init__(code.name, values)
        self.code = code
        self.values = values

    def say(self, language: Language) -> str:
        """Return the sentence for the user."""
        values = {name: said(value, language) for name, value in self.values.items()}
        return self.code.text.say(language, **values)

    def __str__(self) -> str:
        return self.say("zh")


class UsageError(FieldkitError):
    """The command was put wrongly: an unknown kind or field, a missing ``=``."""

    exit_status = 2


class OperationCancelledError(Exception):
    """The user pressed cancel; the transaction is rolled back, nobody is told off."""
