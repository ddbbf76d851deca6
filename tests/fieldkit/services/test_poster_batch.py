"""Posters of many circles: several processes draw the same bytes as one, and a stop keeps what is finished."""

import sys

import pytest

from fieldkit.kernel.errors import OperationCancelledError
from fieldkit.kernel.progress import Progress
from fieldkit.services.poster_batch import make_posters
from fieldkit.services.posters import PosterService


@pytest.fixture
def jobs(sample, tmp_path):
    service = PosterService(sample)
    return [(service.spec(circle), tmp_path / f"{circle}.pdf") for circle, _ in service.circles()[:3]]


def test_two_processes_draw_the_same_bytes_as_one(jobs):
    alone = [made.path.read_bytes() for made in make_posters(jobs, Progress(), 1)]
    together = make_posters(jobs, Progress(), 2)
    assert [made.path.read_bytes() for made in together] == alone
    assert [made.path for made in together] == [path for _, path in jobs]


def test_a_stopped_batch_keeps_what_is_finished(jobs):
    class Stopped(Progress):
        def step(self, count=1, detail=""):
            super().step(count, detail)
            self.cancel()

    with pytest.raises(OperationCancelledError):
        make_posters(jobs, Stopped(), 1)
    assert [path.exists() for _, path in jobs] == [True, False, False]


def test_where_no_second_interpreter_starts_the_posters_are_drawn_all_the_same(jobs, monkeypatch):
    # a program read from its standard input has no file that another interpreter could begin with
    monkeypatch.setattr(sys.modules["__main__"], "__file__", "<stdin>", raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None, raising=False)

    made = make_posters(jobs, Progress(), 2)

    assert [one.path.exists() for one in made] == [True, True, True]
