"""JavaRosa beside ours."""

from __future__ import annotations

import pytest

from tests.fieldkit.questionnaires.oracle.reference import Reference, is_there


def pytest_collection_modifyitems(config, items):
    """Leave out, and say so, what needs Java where it is not installed."""
    if is_there():
        return
    left_out = [item for item in items if "javarosa" in item.name]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def reference(tmp_path_factory):
    engine = Reference(tmp_path_factory.mktemp("javarosa"))
    yield engine
    engine.close()
