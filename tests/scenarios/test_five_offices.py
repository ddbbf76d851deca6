"""Whatever five offices do to each other's packages, in the end they have the same books and nothing is lost."""

import os

import pytest

from tests.scenarios.five_offices import run

SCENARIOS = {"quick": 16, "bounded": 48, "long": 2000}[os.environ.get("FIELDKIT_PROFILE", "quick")]
GROUPS = 16


@pytest.mark.timeout(7200)
@pytest.mark.parametrize("group", range(GROUPS))
def test_five_offices_end_with_equal_books_and_no_word_is_lost(group, tmp_path, blank_folder, clock):
    for seed in range(group, SCENARIOS, GROUPS):
        run(seed, tmp_path / f"s{seed}", blank_folder, clock)
