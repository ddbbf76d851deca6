"""Names as a workspace would answer, without one."""

import pytest


class Names:
    """Records by id, code, name; several may share a name."""

    def __init__(self, *rows):
        self._rows = rows

    def find(self, kind, typed):
        return tuple(one[0] for one in self._rows if one[1] == kind and typed in {one[0], *one[2:]})

    def name(self, record):
        return next((one[2] for one in self._rows if one[0] == record), "")


@pytest.fixture(scope="session")
def names():
    """Two areas and a circle; two areas are called 新华社区."""
    return Names(
        ("a" * 32, "area", "瑞丰社区", "L001"),
        ("b" * 32, "area", "新华社区", "L002"),
        ("c" * 32, "area", "新华社区", "L003"),
        ("d" * 32, "circle", "瑞丰一刻钟便民生活圈", "Q01"),
        ("e" * 32, "project", "瑞丰菜市场改造", "P01"),
        ("f" * 32, "demand", "缺早餐店", "D01"),
        ("1" * 32, "meeting", "瑞丰居民议事会", "M01"),
    )
