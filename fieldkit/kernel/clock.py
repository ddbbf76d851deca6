"""Time, from one door so that tests can hold it still.

Clocks are shown and kept for audit; they never decide which value wins
(peers.md P19).
"""

from __future__ import annotations

import time
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Where the program takes the time from."""

    def now(self) -> datetime:
        """Return the local time with its offset."""
        ...

    def monotonic_ms(self) -> int:
        """Return milliseconds that never run backwards while the machine is on."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the local time with its offset."""
        return datetime.now().astimezone()

    def monotonic_ms(self) -> int:
        """Return milliseconds since some fixed point of this boot."""
        return time.monotonic_ns() // 1_000_000


class FixedClock:
    """A clock that stands still; for samples that must come out the same and for tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the fixed moment."""
        return self._moment

    def monotonic_ms(self) -> int:
        """Return 0."""
        return 0


def stamp(clock: Clock) -> str:
    """Return the time as ISO text with seconds and offset, e.g. ``2026-06-30T09:31:00+08:00``."""
    return clock.now().isoformat(timespec="seconds")


def today(clock: Clock) -> date:
    """Return the local date."""
    return clock.now().date()
