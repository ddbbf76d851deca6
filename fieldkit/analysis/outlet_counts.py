"""Open outlets as counts per community and type; their ids are looked up only where somebody wants to see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping


class OutletFinder(Protocol):
    """Looks up the open outlets behind a count, in the order in which they came."""

    def of_cell(self, community: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Those of a community that have one of these types."""
        ...

    def without_type(self, count: int) -> Sequence[str]:
        """Those without a type; ``count`` is how many there are."""
        ...

    def elsewhere(self, unknown: Collection[str], count: int) -> Sequence[str]:
        """Those without a community, or with one of these ids; ``count`` is how many there are."""
        ...


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """Open outlets of a workspace.

    Attributes:
        by_community: per community id (empty text: without one) and type (empty text: without one).
            The inner mapping of a community stays the same object as long as nothing changed there.
        finder: looks up who they are.
    """

    by_community: Mapping[str, Mapping[str, int]]
    finder: OutletFinder


class OutletIds(Sequence[str]):
    """Ids that are looked up when they are read; how many there are is known before."""

    __slots__ = ("_codes", "_community", "_count", "_find")

    def __init__(
        self,
        count: int,
        find: Callable[[str, tuple[str, ...]], tuple[str, ...]],
        community: str = "",
        codes: tuple[str, ...] = (),
    ) -> None:
        self._count = count
        self._find = find
        self._community = community
        self._codes = codes

    def _all(self) -> tuple[str, ...]:
        return self._find(self._community, self._codes) if self._count else ()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...

    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._all()[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return self is other or (len(self) == len(other) and tuple(self) == tuple(other))

    def __hash__(self) -> int:
        return hash((self._count, self._community, self._codes))
