from datetime import datetime, timedelta, timezone

import pytest

from ui.language import use_language
from ui.models.moments import when

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 6, 30, 9, 30, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("stamp", "zh", "en"),
    [
        ("2026-06-30T09:31:00+08:00", "今天 09:31", "today 09:31"),
        ("2026-06-29T16:05:00+08:00", "昨天 16:05", "yesterday 16:05"),
        ("2026-06-29T23:30:00+00:00", "今天 07:30", "today 07:30"),
        ("2026-03-01T08:00:00+08:00", "3月1日 08:00", "1 Mar 08:00"),
        ("2025-12-01T08:00:00+08:00", "2025年12月1日", "1 Dec 2025"),
        ("上周", "上周", "上周"),
    ],
)
def test_a_moment_is_said_as_people_say_it(qapp, stamp, zh, en):
    assert when(stamp, NOW) == zh
    use_language(qapp, "en")
    assert when(stamp, NOW) == en
