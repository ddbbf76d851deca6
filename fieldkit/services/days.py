"""A day as typed."""

from __future__ import annotations

from datetime import date

from fieldkit.kernel.errors import UsageError
from fieldkit.services.problems import ServiceError


def day_of(words: str) -> date:
    """The day of ``2026-06-30``.

    Raises:
        UsageError: NOT_A_DAY.
    """
    try:
        return date.fromisoformat(words.strip())
    except ValueError as error:
        raise UsageError(ServiceError.NOT_A_DAY, words=words) from error
