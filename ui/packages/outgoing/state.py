"""What a person is asked before something goes out, and what came of it, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fieldkit.storage.delivery import Delivery


@dataclass(frozen=True, slots=True)
class HandInFacts:
    """What the sheet for handing in starts from.

    Attributes:
        name, folder: suggested; areas: key and name of each to choose from.
        unsent, unconfirmed: changes; records: how many records have come how far.
        has_receipt: an office ever confirmed anything.
        fingerprint: of this device, in groups.
        photo_limit: megabytes that go into one file.
    """

    name: str
    folder: Path
    unsent: int
    unconfirmed: int
    records: Mapping[Delivery, int]
    has_receipt: bool
    fingerprint: str
    photo_limit: int
    areas: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HandInScope:
    """What is to be handed in; ``areas`` are record ids, none means everything."""

    areas: tuple[str, ...]
    since_receipt: bool


@dataclass(frozen=True, slots=True)
class HandInSize:
    """What such a package would hold: residents' questionnaires, photos and their bytes."""

    scope: HandInScope
    residents: int
    photos: int
    photo_bytes: int


@dataclass(frozen=True, slots=True)
class HandInWish:
    """What a person wants written; ``password`` is None where none is needed."""

    path: Path
    scope: HandInScope
    photos: bool
    password: str | None


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device that handed in, in words; ``key`` is its replica id."""

    key: str
    name: str
    person: str
    last: str
    last_file: str
    missing: str
    returned: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, for the sheet that tells of it: a title, sentences, files with a remark each."""

    title: str
    sentences: tuple[str, ...]
    files: tuple[tuple[Path, str], ...]
    warning: str = ""
