"""Workspaces that hand packages to one another."""

import itertools

import pytest

from fieldkit.services.packages import PackageService

PASSWORD = "幸福里2026"


@pytest.fixture
def hand_over(tmp_path):
    """Export one workspace and take it into others; returns what became of it in each."""
    numbers = itertools.count(1)

    def hand_over(giver, *takers, areas=()):
        path = tmp_path / f"数据包_{next(numbers):04}.xlsx"
        service = PackageService(giver)
        password = PASSWORD if service.hand_in.holds_residents(areas=areas) else None
        service.export(path, areas=areas, password=password)
        return [PackageService(taker).import_files([path], passwords=[PASSWORD])[0] for taker in takers]

    return hand_over
