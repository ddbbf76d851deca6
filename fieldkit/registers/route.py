"""In which order to go to the doors that are due: building by building, with each appointment at its time.

Doors without a time stand as one walks. An appointment comes before the first door that could not be
visited in full before it, at :data:`A_DOOR` for each; so one whose time has passed stands first, the
longest overdue before the others. The order is made anew whenever the list is read: who is slower than
that, or sits longer in one flat, sees the appointment move up.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Stop = TypeVar("Stop")

A_DOOR = timedelta(minutes=15)
"""What a door takes, the way there and an interview of ten minutes: an assumption, for the order alone."""


def agreed_time(moment: str, now: datetime) -> datetime | None:
    """The time agreed upon at a door; None where only a day was, or nothing that can be read.

    Args:
        moment: ISO; midnight stands for the day alone.
        now: gives the zone where the moment names none.
    """
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if found.time() == time.min:
        return None
    return found if found.tzinfo else found.replace(tzinfo=now.tzinfo)


def route(stops: Iterable[tuple[Stop, datetime | None]], now: datetime) -> tuple[Stop, ...]:
    """Put stops in the order in which they are to be gone to.

    Args:
        stops: in walking order, each with the time agreed upon there, or None.
        now: when the walk begins.
    """
    doors: list[Stop] = []
    appointments: list[tuple[datetime, Stop]] = []
    for stop, at in stops:
        if at is None:
            doors.append(stop)
        else:
            appointments.append((at, stop))
    waiting = deque(sorted(appointments, key=lambda one: one[0]))
    order: list[Stop] = []
    clock = now
    for door in doors:
        while waiting and waiting[0][0] < clock + A_DOOR:
            at, stop = waiting.popleft()
            order.append(stop)
            clock = max(clock, at) + A_DOOR
        order.append(door)
        clock += A_DOOR
    return (*order, *(stop for _, stop in waiting))
