"""Which pairs wait for a decision, which one is in hand, and what taking a decision back brings again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.services.duplicates import Joined, Pair


@dataclass(frozen=True, slots=True)
class _Standing:
    """How it stood before a decision."""

    pairs: tuple[Pair, ...]
    shown: Mapping[str, str]
    current: str
    only: str
    since: int


class Waiting:
    """The pairs of the last search, less what was decided since.

    Records that are joined count as one: what was said of one is said of all of them.
    """

    def __init__(self) -> None:
        self._pairs: tuple[Pair, ...] = ()
        self._shown: dict[str, str] = {}
        self._current = self._only = ""
        self._before: list[_Standing] = []
        self._since: list[tuple[Pair, Joined | None]] = []

    # --- what is there ----------------------------------------------------------

    @property
    def count(self) -> int:
        """How many wait in all."""
        return len(self._pairs)

    @property
    def pairs(self) -> dict[str, Pair]:
        """Those in sight, by key, the most likely first."""
        return {key_of(pair): pair for pair in self._pairs if self._is_in_sight(pair)}

    @property
    def current(self) -> Pair | None:
        """The one in hand."""
        return self.pairs.get(self._current)

    @property
    def only(self) -> str:
        """The outlet that the list is narrowed to; empty for none."""
        return self._only

    # --- moving -----------------------------------------------------------------

    def search_begins(self) -> None:
        """What is decided from here on the search may not know of."""
        self._since.clear()

    def show(self, pairs: Sequence[Pair]) -> None:
        """Take over what a search found; the pair in hand stays in hand if it is still there."""
        self._pairs, self._shown = tuple(pairs), {}
        self._before.clear()
        for pair, joined in self._since:
            self._settle(pair, joined)
        if self._only and not self.pairs:
            self._only = ""
        self._stand()

    def choose(self, key: str) -> None:
        """Take another pair in hand."""
        if key in self.pairs:
            self._current = key

    def narrow(self, record: str) -> bool:
        """Show only the pairs with this outlet; False, and all of them, when it is in none."""
        self._only = record
        found = bool(self.pairs)
        if not found:
            self._only = ""
        self._stand()
        return found

    def later(self) -> bool:
        """On to the next pair, after the last to the first; False when there is no other."""
        keys = list(self.pairs)
        if len(keys) < 2 or self._current not in keys:
            return False
        self._current = keys[(keys.index(self._current) + 1) % len(keys)]
        return True

    # --- deciding ---------------------------------------------------------------

    def joined(self, pair: Pair, joined: Joined) -> None:
        """The two are one: pairs that say the same now are asked once."""
        self._remember()
        self._since.append((pair, joined))
        self._settle(pair, joined)

    def told_apart(self, pair: Pair) -> None:
        """The two are two."""
        self._remember()
        self._since.append((pair, None))
        self._settle(pair, None)

    def split(self) -> None:
        """Something was split: no pair is decided by it, but it can be taken back like the others."""
        self._remember()

    def take_back(self) -> bool:
        """Ask again what the last decision settled; False when that was before the last search."""
        if not self._before:
            return False
        before = self._before.pop()
        self._since = self._since[: before.since]
        self._pairs, self._shown = before.pairs, dict(before.shown)
        self._current, self._only = before.current, before.only
        self._stand()
        return True

    # --- inside -----------------------------------------------------------------

    def _is_in_sight(self, pair: Pair) -> bool:
        return not self._only or self._of(self._only) in self._both(pair)

    def _of(self, record: str) -> str:
        return self._shown.get(record, record)

    def _both(self, pair: Pair) -> tuple[str, str]:
        first, second = self._of(pair.a.id), self._of(pair.b.id)
        return min(first, second), max(first, second)

    def _remember(self) -> None:
        self._before.append(
            _Standing(self._pairs, dict(self._shown), self._current, self._only, len(self._since))
        )

    def _settle(self, pair: Pair, joined: Joined | None) -> None:
        if joined is not None:
            self._shown.update(dict.fromkeys(joined.members, joined.record))
        self._drop({self._both(pair)})

    def _drop(self, settled: set[tuple[str, str]]) -> None:
        at = list(self.pairs).index(self._current) if self._current in self.pairs else 0
        left, seen = [], set(settled)
        for pair in self._pairs:
            both = self._both(pair)
            if both[0] != both[1] and both not in seen:
                seen.add(both)
                left.append(pair)
        self._pairs = tuple(left)
        if self._only and not self.pairs:
            self._only = ""
            at = 0
        keys = list(self.pairs)
        self._current = keys[at % len(keys)] if keys else ""

    def _stand(self) -> None:
        keys = self.pairs
        if self._current not in keys:
            self._current = next(iter(keys), "")


def key_of(pair: Pair) -> str:
    """What a pair is known by in the list."""
    return f"{pair.a.id} {pair.b.id}"
