"""Which column is which field: by what stands over it, and by what its cells look like."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from fieldkit.exchange.foreign.contents import SAMPLE, is_telling, is_wordy, likeness
from fieldkit.exchange.foreign.titles import (
    ID_KEY,
    LATITUDE,
    LONGITUDE,
    NO_FIELD,
    ROW_KEY,
    meanings,
    targets,
)
from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldkit.exchange.foreign.book import Sheet
    from fieldkit.exchange.foreign.header import Header
    from fieldkit.registers.kinds import Field, Kind
    from fieldkit.registers.reading import Names

ENOUGH = 0.5
"""A likeness below it is left for a person to say."""
_TITLE_COUNTS = 0.75
"""Share of the score that the title decides where the cells have something to say as well."""
_ALMOST_NONE = 0.1
_SURE_CONTENT = 0.8
_FEW = 3


class Why(Enum):
    """How a column was matched; the value says it in words."""

    TITLE = Text("列名就是", "by its title")
    LIKE_TITLE = Text("列名相近", "by a like title")
    CONTENT = Text("看内容像", "by what its cells look like")
    KEY = Text("本程序的列", "a column of this program")
    TEMPLATE = Text("对应方案", "by the template")
    HAND = Text("手工指定", "by hand")
    NONE = Text("没有对应", "not matched")
    IGNORED = Text("不用导入", "not needed")


@dataclass(frozen=True, slots=True)
class Match:
    """What one column is taken for.

    Attributes:
        column: counted from 0.
        title: what stands over it.
        field_key: a field, ``location:longitude``, ``location:latitude``, ``_id``, a path of answers, or None.
        score: 0 to 1.
        why: how it was found.
    """

    column: int
    title: str
    field_key: str | None
    score: float = 0.0
    why: Why = Why.NONE


def declared_field(kind: Kind, target: str) -> Field | None:
    """The field behind a target of a column."""
    return kind.field("location" if target in {LONGITUDE, LATITUDE} else target)


def body_of(sheet: Sheet, header: Header, column: int, limit: int = SAMPLE) -> list[str]:
    """The first cells of a column that hold something."""
    cells = (row[column] for row in islice(sheet.rows, header.last + 1, None) if row[column])
    return list(islice(cells, limit))


def match_columns(kind: Kind, sheet: Sheet, header: Header, names: Names) -> tuple[Match, ...]:
    """The best match of every column; each field once, only phones may stand in several."""
    if header.keys:
        return _by_key(kind, header)
    finder = _Finder(kind, sheet, header, names)
    return finder.matches()


def with_choices(
    kind: Kind, matches: Sequence[Match], chosen: Mapping[int, str | None], why: Why
) -> tuple[Match, ...]:
    """The matches with some columns as a person, or a template, says.

    A field given to a column is taken from the column that was guessed for it.
    """
    given = {target for target in chosen.values() if target is not None}
    found = []
    for match in matches:
        if match.column in chosen:
            found.append(Match(match.column, match.title, chosen[match.column], 1.0, why))
        elif match.field_key in given and not _may_repeat(kind, match.field_key):
            found.append(Match(match.column, match.title, None))
        else:
            found.append(match)
    return tuple(found)


def _may_repeat(kind: Kind, target: str | None) -> bool:
    field = kind.field(target or "")
    return field is not None and field.type is FieldType.PHONE


def _by_key(kind: Kind, header: Header) -> tuple[Match, ...]:
    known = {ID_KEY, *targets(kind.key)}
    found = []
    for column, (key, title) in enumerate(zip(header.keys, header.titles, strict=True)):
        is_answer = bool(kind.open_prefix) and key.startswith(kind.open_prefix)
        is_ours = key in known or is_answer
        why = Why.KEY if is_ours else Why.IGNORED if key in {ROW_KEY, ""} else Why.NONE
        found.append(Match(column, title or key, key if is_ours else None, float(is_ours), why))
    return tuple(found)


class _Finder:
    """Scores every column for every field, then gives each column the best that is left."""

    def __init__(self, kind: Kind, sheet: Sheet, header: Header, names: Names) -> None:
        self._kind = kind
        self._titles = header.titles
        self._names = names
        self._values = [body_of(sheet, header, column) for column in range(sheet.width)]
        self._ignored: set[int] = set()
        self._scores: dict[tuple[int, str], tuple[float, Why]] = {}

    def matches(self) -> tuple[Match, ...]:
        for column, title in enumerate(self._titles):
            self._score(column, title)
        taken: dict[int, str] = {}
        title_column = self._title_column()
        if title_column is not None:
            taken[title_column] = self._kind.title
        ranked = sorted(self._scores.items(), key=lambda found: (-found[1][0], found[0][0]))
        for (column, target), (score, _) in ranked:
            is_free = target not in taken.values() or _may_repeat(self._kind, target)
            if score >= ENOUGH and column not in taken and is_free:
                taken[column] = target
        return tuple(self._match(column, taken.get(column)) for column in range(len(self._titles)))

    def _match(self, column: int, target: str | None) -> Match:
        if target is None:
            why = Why.IGNORED if column in self._ignored else Why.NONE
            return Match(column, self._titles[column], None, 0.0, why)
        score, why = self._scores[column, target]
        return Match(column, self._titles[column], target, round(score, 2), why)

    def _title_column(self) -> int | None:
        """The field that names a record goes first: without it no row can be taken."""
        found = [
            (score, -column)
            for (column, target), (score, _) in self._scores.items()
            if target == self._kind.title
        ]
        score, column = max(found, default=(0.0, 0))
        return -column if score >= ENOUGH else None

    def _score(self, column: int, title: str) -> None:
        said = {meaning.field: meaning.score for meaning in meanings(self._kind.key, title)}
        best = max(said.values(), default=0.0)
        if said.get(NO_FIELD, 0.0) >= max(best, ENOUGH):
            self._ignored.add(column)
            return
        for target in targets(self._kind.key):
            field = declared_field(self._kind, target)
            assert field is not None
            by_title = said.get(target, 0.0)
            telling = is_telling(target, field)
            if by_title < ENOUGH and not telling:
                continue
            by_content = self._content(column, target, field)
            score, why = _weighed(by_title, by_content, len(self._values[column]), telling=telling)
            if score:
                self._scores[column, target] = (score, why)

    def _content(self, column: int, target: str, field: Field) -> float | None:
        values = self._values[column]
        if target == self._kind.title and field.type is FieldType.TEXT:
            return is_wordy(values) if values else None
        return likeness(target, field, values, self._names)


def _weighed(by_title: float, by_content: float | None, count: int, *, telling: bool) -> tuple[float, Why]:
    if by_title >= ENOUGH:
        why = Why.TITLE if by_title >= 0.9 else Why.LIKE_TITLE
        if by_content is None:
            return by_title, why
        if by_content <= _ALMOST_NONE and count >= _FEW and telling:
            return by_title * 0.6, why
        return by_title * (_TITLE_COUNTS + (1 - _TITLE_COUNTS) * by_content), why
    if by_content is not None and by_content >= _SURE_CONTENT and count >= _FEW:
        return 0.5 + 0.25 * by_content, Why.CONTENT
    return 0.0, Why.NONE
