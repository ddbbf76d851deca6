"""A clock that a test winds on, day by day."""

from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


class Calendar:
    """Half past nine on the day that the test says."""

    def __init__(self):
        self.day = date(2026, 5, 1)

    def now(self):
        return datetime(self.day.year, self.day.month, self.day.day, 9, 30, tzinfo=CHINA)

    def monotonic_ms(self):
        return 0
