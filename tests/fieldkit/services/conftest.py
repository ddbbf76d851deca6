"""Workspaces that hand packages to one another."""

import itertools

import pytest

from fieldkit.services.packages import PackageService


@pytest.fixture
def hand_over(tmp_path):
    """Export one workspace and take it into others; returns what became of it in each."""
    numbers = itertools.count(1)

    def hand_over(giver, *takers, areas=()):
        path = tmp_path / f"数据包_{next(numbers):04}.xlsx"
        PackageService(giver).export(path, areas=areas)
        return [PackageService(taker).import_files([path])[0] for taker in takers]

    return hand_over
