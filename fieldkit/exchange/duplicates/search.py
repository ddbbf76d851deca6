"""The search over a whole register, and the quick look while one outlet is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldkit.exchange.duplicates.blocks import Blocks
from fieldkit.exchange.duplicates.entry import DuplicateNote
from fieldkit.exchange.duplicates.folding import fold, fold_all
from fieldkit.exchange.duplicates.reasons import candidate_of
from fieldkit.exchange.duplicates.weighing import MOST_WITH_ONE_CODE, Counts, weigh
from fieldkit.kernel.problems import Problem, Severity
from fieldkit.kernel.progress import Progress
from fieldkit.kernel.texts import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from fieldkit.exchange.duplicates.blocks import Crowded, PairOfNumbers
    from fieldkit.exchange.duplicates.entry import Candidate, Entry
    from fieldkit.exchange.duplicates.folding import Outlet

READING = Text("读网点", "Reading outlets")
NUMBERS = Text("比信用代码、电话和执照", "Comparing codes, phones and licences")
NAMES = Text("比各社区的店名", "Comparing names in each community")
ADDRESSES = Text("比地址", "Comparing addresses")
POSITIONS = Text("比位置", "Comparing positions")
MOST_CANDIDATES = 10_000
"""Nobody looks at more before the first ones are settled."""
_KEPT_AT_MOST = 4 * MOST_CANDIDATES
_STEP = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives.

    Attributes:
        candidates: the most likely first.
        notes: what was left aside, for people.
    """

    candidates: tuple[Candidate, ...]
    notes: tuple[Problem, ...]


def candidates(
    entries: Iterable[Entry],
    *,
    settled: Collection[tuple[str, str]] = frozenset(),
    progress: Progress | None = None,
) -> list[Candidate]:
    """Pairs of records that may be one outlet, the most likely first.

    Args:
        entries: every outlet, in any order; the result is the same.
        settled: pairs of ids, the smaller first, that people have decided about.
        progress: told where the work stands.

    Raises:
        OperationCancelledError: cancel was asked for.
    """
    return list(search(entries, settled=settled, progress=progress).candidates)


def search(
    entries: Iterable[Entry],
    *,
    settled: Collection[tuple[str, str]] = frozenset(),
    progress: Progress | None = None,
) -> Found:
    """The same, with notes on what was left aside."""
    progress = progress or Progress()
    progress.begin(READING)
    outlets = fold_all(_told(entries, progress))
    judge = _Judge(outlets, settled, progress)
    blocks = Blocks(outlets)
    progress.begin(NUMBERS)
    judge.look_at(blocks.by_numbers())
    communities = blocks.communities()
    progress.begin(NAMES, len(communities))
    for community in communities:
        judge.look_at(blocks.by_names(community))
        progress.step()
    progress.begin(ADDRESSES)
    judge.look_at(blocks.by_addresses())
    progress.begin(POSITIONS)
    judge.look_at(blocks.by_positions())
    ranked = judge.ranked()
    cut = [Problem(DuplicateNote.MANY, Severity.NOTE, values={"shown": len(ranked)})] if judge.is_cut else []
    return Found(ranked, (*cut, *_code_notes(judge.counts), *_crowd_notes(blocks.crowds)))


def likely(entry: Entry, others: Iterable[Entry]) -> list[Candidate]:
    """Which of a few outlets may be the one being typed, the most likely first.

    The candidates name the records in the order of their ids, as always.
    """
    mine = fold(entry)
    rest = [outlet for outlet in fold_all(others) if outlet.id != entry.id]
    counts = Counts.of([mine, *rest])
    found = []
    for other in rest:
        one, two = (mine, other) if mine.id < other.id else (other, mine)
        weighed = weigh(one, two, counts)
        if weighed is not None:
            found.append(candidate_of(one, two, weighed))
    return sorted(found, key=_rank)


class _Judge:
    """Looks at pairs and keeps those that may be one: of very many the most likely."""

    def __init__(
        self, outlets: list[Outlet], settled: Collection[tuple[str, str]], progress: Progress
    ) -> None:
        self._outlets = outlets
        self._settled = settled
        self._progress = progress
        self._scores: dict[PairOfNumbers, int] = {}
        self.counts = Counts.of(outlets)
        self._last: tuple[int, PairOfNumbers] | None = None
        """Rank of the last that is kept, once there are too many."""

    def look_at(self, pairs: Iterable[PairOfNumbers]) -> None:
        """Weigh these pairs; what was found before is not weighed again."""
        outlets, scores, counts = self._outlets, self._scores, self.counts
        for looked_at, pair in enumerate(pairs):
            if not looked_at % _STEP:
                self._progress.check()
            if pair in scores:
                continue
            one, other = outlets[pair[0]], outlets[pair[1]]
            weighed = weigh(one, other, counts)
            if weighed is None or (one.id, other.id) in self._settled:
                continue
            score = candidate_of(one, other, weighed).score
            if self._last is None or (-score, pair) < self._last:
                scores[pair] = score
                if len(scores) > _KEPT_AT_MOST:
                    self._keep_the_best()

    @property
    def is_cut(self) -> bool:
        """Whether there were too many."""
        return self._last is not None

    def ranked(self) -> tuple[Candidate, ...]:
        self._keep_the_best()
        return tuple(self._candidate(*pair) for pair in self._best())

    def _keep_the_best(self) -> None:
        if len(self._scores) > MOST_CANDIDATES:
            best = self._best()[:MOST_CANDIDATES]
            self._last = -self._scores[best[-1]], best[-1]
            kept = {pair: self._scores[pair] for pair in best}
            self._scores.clear()
            self._scores.update(kept)

    def _best(self) -> list[PairOfNumbers]:
        """By score; numbers stand in the order of ids."""
        return sorted(self._scores, key=lambda pair: (-self._scores[pair], pair))

    def _candidate(self, first: int, second: int) -> Candidate:
        one, other = self._outlets[first], self._outlets[second]
        weighed = weigh(one, other, self.counts)
        assert weighed is not None, "the same two weigh the same"
        return candidate_of(one, other, weighed)


def _rank(candidate: Candidate) -> tuple[int, str, str]:
    return -candidate.score, candidate.a, candidate.b


def _told(entries: Iterable[Entry], progress: Progress) -> Iterable[Entry]:
    for number, entry in enumerate(entries, start=1):
        yield entry
        if not number % _STEP:
            progress.step(_STEP)


def _code_notes(counts: Counts) -> list[Problem]:
    return [
        Problem(DuplicateNote.COMMON_CODE, Severity.NOTE, values={"code": code, "count": count})
        for code, count in sorted(counts.codes.items())
        if count > MOST_WITH_ONE_CODE
    ]


def _crowd_notes(crowds: Iterable[Crowded]) -> list[Problem]:
    """One note for each kind of crowd, with the largest."""
    largest: dict[Text, int] = {}
    for crowd in crowds:
        largest[crowd.what.text] = max(crowd.count, largest.get(crowd.what.text, 0))
    return [
        Problem(
            DuplicateNote.CROWDED,
            Severity.NOTE,
            values={"count": count, "what": what.zh, "what_en": what.en},
        )
        for what, count in largest.items()
    ]
