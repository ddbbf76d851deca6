"""Which record a row of a list is about: by id, code, name and place, or phone; each record once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum
from typing import TYPE_CHECKING

from fieldkit.kernel.ids import RecordId, named_id
from fieldkit.kernel.texts import Text
from fieldkit.registers.kinds import FieldType
from fieldkit.registers.phones import phone_numbers
from fieldkit.services.names import short_name
from fieldkit.storage import lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fieldkit.exchange.foreign.row import ForeignRow
    from fieldkit.registers.kinds import Kind
    from fieldkit.registers.reading import Names
    from fieldkit.storage.database import Connection

SIMILAR = 0.6
"""Likeness of two names that, with one phone between them, mean one shop."""
_RECORD = re.compile(r"[0-9a-f]{32}")
_NO_WORDS = re.compile(r"[\W_]+")


class How(Enum):
    """Why a row is taken for a record; the value says it in words."""

    ID = Text("按记录编号", "by the record's id")
    CODE = Text("代码相同", "same code")
    SAME_ROW = Text("以前导入过这一行", "this row was imported before")
    NAME = Text("名称和所在社区相同", "same name in the same place")
    PHONE = Text("电话相同、名称相近", "same phone and a like name")
    NEW = Text("新记录", "new record")
    BAD_ID = Text("记录编号不对", "no record's id")


@dataclass(frozen=True, slots=True)
class Matched:
    """A row and its record.

    Attributes:
        row: the row.
        record: id of the record; empty for a bad id.
        how: see :class:`How`.
        same_as: index of an earlier row about the same record.
        is_deleted: the record was deleted here.
    """

    row: ForeignRow
    record: RecordId
    how: How
    same_as: int | None = None
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """What a record, or a row, is known by; empty where it has none."""

    name: str
    place: str = ""
    address: str = ""
    code: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Which fields of a kind tell its records apart; told by their types, so that every kind has them."""

    code: str
    place: str
    phone: str
    address: str

    @classmethod
    def of(cls, kind: Kind) -> Identity:
        """Of a kind: its first code besides the title, its first reference, its first phone."""

        def first(*types: FieldType) -> str:
            return next((one.key for one in kind.fields if one.type in types and one.key != kind.title), "")

        address = "address" if kind.field("address") else ""
        return cls(first(FieldType.CODE), first(FieldType.REFERENCE), first(FieldType.PHONE), address)

    def keys(self) -> list[str]:
        """The keys of these fields."""
        return [key for key in (self.code, self.place, self.phone, self.address) if key]


def same_words(text: str | None) -> str:
    """A name or an address without blanks, marks, width and case: what two offices may write differently."""
    return _NO_WORDS.sub("", unicodedata.normalize("NFKC", text or "")).casefold()


@dataclass(slots=True)
class _Index:
    """The records of a kind, found by what they are known by."""

    ids: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    words: dict[str, _Words] = field(default_factory=dict)
    by_code: dict[str, list[str]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    by_phone: dict[str, list[str]] = field(default_factory=dict)


class RowMatcher:
    """Finds the record of every row; surer ways first, for all rows, before a less sure one is tried."""

    def __init__(self, connection: Connection, kind: Kind, names: Names) -> None:
        self._connection = connection
        self._kind = kind
        self._names = names
        self._identity = Identity.of(kind)
        self._places: dict[str, str] = {}
        self._index = self._read()
        self._claimed: dict[str, int] = {}
        self._found: dict[int, Matched] = {}
        self._words: dict[int, _Words] = {}
        self._codes: Counter[str] = Counter()
        self._names_twice: set[tuple[str, str]] = set()

    def match(self, rows: Iterable[ForeignRow]) -> list[Matched]:
        """The record of every row that can be taken, in the order of the rows."""
        taken = [row for row in rows if not row.refused]
        self._words = {row.index: self._words_of(row.values) for row in taken}
        self._codes = Counter(words.code for words in self._words.values() if words.code)
        named = Counter((words.name, words.place) for words in self._words.values())
        self._names_twice = {key for key, count in named.items() if count > 1}
        ways: tuple[tuple[How, Callable[[ForeignRow], str | None]], ...] = (
            (How.ID, self._by_id),
            (How.CODE, self._by_code),
            (How.SAME_ROW, self._by_key),
            (How.NAME, self._by_name),
            (How.PHONE, self._by_phone),
        )
        for how, way in ways:
            for row in taken:
                record = None if row.index in self._found else way(row)
                if record is not None:
                    self._claim(row, record, how)
        for row in taken:
            if row.index not in self._found:
                self._claim(row, self._keys(row)[0], How.NEW)
        return [self._found[row.index] for row in taken]

    def _claim(self, row: ForeignRow, record: str, how: How) -> None:
        is_new = record and record not in self._index.ids
        same_as = self._claimed.setdefault(record, row.index) if record else row.index
        self._found[row.index] = Matched(
            row,
            RecordId(record),
            How.BAD_ID if not record else How.NEW if is_new else how,
            same_as if same_as != row.index else None,
            is_deleted=record in self._index.deleted,
        )

    # -- the ways --------------------------------------------------------------

    def _by_id(self, row: ForeignRow) -> str | None:
        if not row.record:
            return None
        known = lists.kind_of_record(self._connection, row.record)
        is_sound = _RECORD.fullmatch(row.record) and known in {None, self._kind.key}
        return row.record if is_sound else ""

    def _by_code(self, row: ForeignRow) -> str | None:
        words = self._words[row.index]
        # 一照多址: one code on several rows tells nothing
        if not words.code or self._codes[words.code] > 1:
            return None
        return self._only(self._index.by_code.get(words.code, ()))

    def _by_key(self, row: ForeignRow) -> str | None:
        known = (self._index.ids, self._index.deleted)
        return next((key for key in self._keys(row) if any(key in ids for ids in known)), None)

    def _by_name(self, row: ForeignRow) -> str | None:
        words = self._words[row.index]
        found = self._index.by_name.get((words.name, words.place), ())
        if (words.name, words.place) in self._names_twice or len(found) > 1:
            found = [one for one in found if self._index.words[one].address == words.address]
        return self._only(found) if words.place or not self._identity.place else None

    def _by_phone(self, row: ForeignRow) -> str | None:
        words = self._words[row.index]
        near = {one for phone in words.phones for one in self._index.by_phone.get(phone, ())}
        free = [one for one in near if one not in self._claimed]
        return self._only([one for one in free if _alike(self._index.words[one].name, words.name)])

    @staticmethod
    def _only(found: Sequence[str]) -> str | None:
        return found[0] if len(found) == 1 else None

    def _keys(self, row: ForeignRow) -> list[str]:
        """The ids that this row has in every office, the first for a new record.

        Branches of one name in one community are told apart by their address.
        """
        words = self._words[row.index]
        place = words.place or words.address
        plain = named_id("table", self._kind.key, words.name, place)
        if not words.address:
            return [plain]
        branch = named_id("table", self._kind.key, words.name, place, words.address)
        if (words.name, words.place) not in self._names_twice:
            return [plain, branch]
        held = self._index.words.get(plain)
        return [branch, plain] if held is not None and held.address == words.address else [branch]

    # -- words -----------------------------------------------------------------

    def _read(self) -> _Index:
        index = _Index(deleted=set(lists.deleted(self._connection)))
        for row in lists.every(self._connection, self._kind.key, [self._kind.title, *self._identity.keys()]):
            record = str(row["id"])
            values = {key: None if value is None else str(value) for key, value in row.items()}
            words = self._words_of(values)
            index.ids.add(record)
            index.words[record] = words
            index.by_name.setdefault((words.name, words.place), []).append(record)
            if words.code:
                index.by_code.setdefault(words.code, []).append(record)
            for phone in words.phones:
                index.by_phone.setdefault(phone, []).append(record)
        return index

    def _words_of(self, values: Mapping[str, str | None]) -> _Words:
        identity = self._identity
        return _Words(
            name=same_words(values.get(self._kind.title)),
            place=self._place(values.get(identity.place)) if identity.place else "",
            address=same_words(values.get(identity.address)) if identity.address else "",
            code=values.get(identity.code) or "" if identity.code else "",
            phones=phone_numbers(values.get(identity.phone) or "") if identity.phone else (),
        )

    def _place(self, record: str | None) -> str:
        if not record:
            return ""
        if record not in self._places:
            # by name and not by id: two offices may have recorded one community each
            self._places[record] = same_words(short_name(self._names.name(record) or record))
        return self._places[record]


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= SIMILAR
